package stable

import (
	"context"
	"errors"
	"math"
	"testing"
)

// decodeLists reads lists from bytes: their number, then entries; a byte of 255
// ends a list. What it returns may be bad in every way.
func decodeLists(data []byte) (lists [][]int32, rest []byte) {
	if len(data) == 0 {
		return nil, nil
	}
	n := int(data[0]) % 16
	data = data[1:]
	for len(lists) < n {
		var list []int32
		for len(data) > 0 && data[0] != 255 {
			list = append(list, int32(int8(data[0])))
			data = data[1:]
		}
		lists = append(lists, list)
		if len(data) > 0 {
			data = data[1:]
		}
	}
	return lists, data
}

// encodeLists is its reverse.
func encodeLists(lists [][]int32) []byte {
	data := []byte{byte(len(lists))}
	for _, list := range lists {
		for _, b := range list {
			data = append(data, byte(b))
		}
		data = append(data, 255)
	}
	return data
}

func FuzzRoommates(f *testing.F) {
	f.Add(encodeLists(ring(5)))
	f.Add(encodeLists(complete(8, 3)))
	f.Add([]byte{3, 1, 2, 255, 0, 0})
	f.Add([]byte("\x02\x01\xff\xfe"))
	smallInstances(50, 20, 12, func(lists [][]int32) { f.Add(encodeLists(lists)) })
	f.Fuzz(func(t *testing.T, data []byte) {
		lists, _ := decodeLists(data)
		s, err := Roommates(context.Background(), lists, nil)
		if err != nil {
			if s != nil || !errors.Is(err, ErrInput) {
				t.Fatal(err)
			}
			return
		}
		if err := s.Verify(lists); err != nil {
			t.Fatal(err)
		}
		if len(lists) <= 8 && (len(stableMatchings(lists)) > 0) != s.Stable() {
			t.Fatalf("stable is %v", s.Stable())
		}
		pairs, count, err := BlockingPairs(context.Background(), lists, s.Mate, math.MaxInt)
		if err != nil || count != len(pairs) || s.Stable() && count > 0 {
			t.Fatalf("%d pairs, count %d, %v", len(pairs), count, err)
		}
	})
}

func FuzzPlace(f *testing.F) {
	smallMarkets(51, 20, 8, 5, func(m Market) {
		data := append(encodeLists(m.Residents), encodeLists(m.Hospitals)...)
		for _, c := range m.Capacity {
			data = append(data, byte(c))
		}
		f.Add(data)
	})
	f.Add([]byte{1, 0, 255, 1, 0, 255, 128})
	f.Fuzz(func(t *testing.T, data []byte) {
		var m Market
		m.Residents, data = decodeLists(data)
		m.Hospitals, data = decodeLists(data)
		for _, c := range data[:min(len(data), len(m.Hospitals))] {
			m.Capacity = append(m.Capacity, int32(int8(c)))
		}
		for _, side := range []Side{Residents, Hospitals} {
			s, err := Place(context.Background(), m, side, nil)
			if err != nil {
				if s != nil || !errors.Is(err, ErrInput) {
					t.Fatal(err)
				}
				continue
			}
			if err := s.Verify(m, side); err != nil {
				t.Fatal(err)
			}
			if pairs := blockingOfPlacement(m, s.At); len(pairs) > 0 {
				t.Fatalf("%v block %v", pairs, s.At)
			}
		}
	})
}
