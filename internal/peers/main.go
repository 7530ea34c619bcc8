// Peers measures Essor side by side with bare loops and with other software,
// alternating in one run, and prints one line for each pair:
//
//	ratio <work> <peer> <ours/peer>
//
//	go run -C internal/peers . [work…]
//
// Without arguments it runs every work. A peer that is not installed is
// named, with how to install it.
package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

func main() {
	works := slices.Concat(loanWorks(), assessWorks(), matchingWorks(), netflowWorks(), stableWorks())
	for i := range works {
		works[i].name = strings.ReplaceAll(works[i].name, " ", "-") // a line's fields are split by spaces
	}
	wanted := os.Args[1:]
	for _, name := range wanted {
		if !slices.ContainsFunc(works, func(w work) bool { return w.name == name }) {
			fmt.Fprintln(os.Stderr, "peers: no work is called", name+"; there are:")
			for _, w := range works {
				fmt.Fprintln(os.Stderr, " ", w.name)
			}
			os.Exit(2)
		}
	}
	for _, w := range works {
		if len(wanted) == 0 || slices.Contains(wanted, w.name) {
			w.measure(os.Stdout)
		}
	}
}
