package stable

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/essor-go/essor/internal/proof"
)

// roommatesFile is the part of testdata/stable-roommates.json that is tested.
type roommatesFile struct {
	Instances []roommatesCase `json:"instances"`
	Random    []struct {
		N        int    `json:"n"`
		Seed     uint64 `json:"seed"`
		Solvable bool   `json:"solvable"`
		Sum      string `json:"fnv"`
	} `json:"random_large"`
}

type roommatesCase struct {
	Name  string       `json:"name"`
	Lists [][]int32    `json:"preferences"` // from 1
	Count int          `json:"stable_matchings"`
	All   [][][2]int32 `json:"all"` // from 1; null when there is none
}

// marketsFile is the part of testdata/hospital-residents.json that is tested.
type marketsFile struct {
	Instances []struct {
		Name      string             `json:"name"`
		Residents [][]int32          `json:"mentee_preferences"`
		Hospitals [][]int32          `json:"mentor_preferences"`
		Capacity  []int32            `json:"capacity"`
		Best      map[string][]int32 `json:"mentee_optimal"`
	} `json:"instances"`
}

func read(t testing.TB, path string, into any) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatal(err)
	}
}

// fromZero returns the lists with all agents counted from 0.
func (c roommatesCase) fromZero() [][]int32 {
	lists := copyLists(c.Lists)
	for _, list := range lists {
		for k := range list {
			list[k]--
		}
	}
	return lists
}

// check enumerates all stable matchings, compares them with the file's, and
// looks for ours among them.
func (c roommatesCase) check() error {
	lists := c.fromZero()
	s, err := Roommates(context.Background(), lists, nil)
	if err != nil {
		return err
	}
	all := stableMatchings(lists)
	if len(all) != c.Count || len(c.All) != c.Count {
		return fmt.Errorf("%d stable matchings by enumeration, %d told, %d listed", len(all), c.Count, len(c.All))
	}
	for _, pairs := range c.All {
		mate := make([]int32, len(lists))
		for _, p := range pairs {
			mate[p[0]-1], mate[p[1]-1] = p[1]-1, p[0]-1
		}
		if !contains(all, mate) {
			return fmt.Errorf("a listed matching isn't among the enumerated ones")
		}
	}
	if s.Stable() != (c.Count > 0) || s.Stable() && !contains(all, s.Mate) {
		return fmt.Errorf("stable is %v with mates %v, of %d", s.Stable(), s.Mate, c.Count)
	}
	return s.Verify(lists)
}

func contains(all [][]int32, one []int32) bool {
	return slices.ContainsFunc(all, func(x []int32) bool { return slices.Equal(x, one) })
}

func TestConformanceStableRoommates(t *testing.T) {
	var file roommatesFile
	read(t, "testdata/stable-roommates.json", &file)
	passed := 0
	for _, c := range file.Instances {
		if err := c.check(); err != nil {
			t.Errorf("%s: %v", c.Name, err)
			continue
		}
		passed++
	}
	for _, c := range file.Random {
		lists := complete(c.N, c.Seed)
		if sum := fmt.Sprintf("%016x", checksum(lists)); sum != c.Sum {
			t.Errorf("n %d, seed %d: the lists have checksum %s, not %s", c.N, c.Seed, sum, c.Sum)
			continue
		}
		s := roommates(t, lists)
		if err := s.Verify(lists); err != nil || s.Stable() != c.Solvable {
			t.Errorf("n %d, seed %d: stable is %v, want %v; proof: %v", c.N, c.Seed, s.Stable(), c.Solvable, err)
			continue
		}
		passed++
	}
	proof.Conformance(t, "mentor/stable-roommates", passed, len(file.Instances)+len(file.Random), 96)
}

func TestConformanceHospitalResidents(t *testing.T) {
	var file marketsFile
	read(t, "testdata/hospital-residents.json", &file)
	passed := 0
	for _, c := range file.Instances {
		m := Market{c.Residents, c.Hospitals, c.Capacity}
		s := place(t, m, Residents)
		got := map[string][]int32{}
		for h := range c.Hospitals {
			got[strconv.Itoa(h)] = []int32{}
		}
		for r, h := range s.At {
			if h != none {
				key := strconv.Itoa(int(h))
				got[key] = append(got[key], int32(r))
			}
		}
		for _, list := range c.Best {
			slices.Sort(list)
		}
		if err := s.Verify(m, Residents); err != nil || fmt.Sprint(got) != fmt.Sprint(c.Best) {
			t.Errorf("%s: got %v, want %v; proof: %v", c.Name, got, c.Best, err)
			continue
		}
		passed++
	}
	proof.Conformance(t, "mentor/hospital-residents", passed, len(file.Instances), 5)
}
