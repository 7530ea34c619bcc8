package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// family is what one part of Essor has to measure.
type family struct {
	name  string
	works func() []work
}

var families = []family{
	{"loan", loanWorks}, {"cost", costWorks}, {"assess", assessWorks},
	{"matching", matchingWorks}, {"netflow", netflowWorks}, {"stable", stableWorks},
}

func main() {
	wanted := os.Args[1:]
	if len(wanted) > 0 && (wanted[0] == "cents" || wanted[0] == "lives" || wanted[0] == "books") {
		count(wanted[0], wanted[1:])
		return
	}
	chosen, err := choose(wanted)
	if err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(2)
	}
	for _, w := range chosen {
		w.measure(os.Stdout)
	}
}

// choose returns the works of the families and works that are wanted, or all.
func choose(wanted []string) (chosen []work, err error) {
	byFamily := func(f family) bool { return len(wanted) == 0 || slices.Contains(wanted, f.name) }
	known := make([]string, 0, len(families))
	all := !slices.ContainsFunc(wanted, func(name string) bool {
		return !slices.ContainsFunc(families, func(f family) bool { return f.name == name })
	})
	for _, f := range families {
		known = append(known, f.name)
		if all && !byFamily(f) {
			continue // its works need not be made ready
		}
		for _, w := range f.works() {
			w.name = strings.ReplaceAll(w.name, " ", "-") // a line's fields are split by spaces
			known = append(known, w.name)
			if byFamily(f) || slices.Contains(wanted, w.name) {
				chosen = append(chosen, w)
			}
		}
	}
	for _, name := range wanted {
		if !all && !slices.Contains(known, name) {
			return nil, fmt.Errorf("no work is called %s; there are:\n  %s", name, strings.Join(known, "\n  "))
		}
	}
	return chosen, nil
}

// count runs cents, lives or books, as often as they say or as the argument says.
func count(what string, args []string) {
	n := map[string]int{"cents": centsSheets, "lives": livesStreams, "books": livesStreams}[what]
	if len(args) > 0 {
		asked, err := strconv.Atoi(args[0])
		if err != nil || asked < 1 || len(args) > 1 {
			fmt.Fprintln(os.Stderr, "peers: "+what+" takes a number above 0")
			os.Exit(2)
		}
		n = asked
	}
	switch what {
	case "cents":
		cents(os.Stdout, n)
	case "lives":
		lives(os.Stdout, n)
	default:
		books(os.Stdout, n)
	}
}
