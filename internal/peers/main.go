// Peers measures Essor side by side with bare loops and with other software,
// alternating in one run, and prints one line for each pair:
//
//	ratio <work> <peer> <ours/peer>
//
//	go run -C internal/peers . [work…]
//	go run -C internal/peers . cents|lives [count]
//
// Without arguments it runs every work. A peer that is not installed is
// named, with how to install it.
//
// Cents makes ten million random schedules, and lives replays ten million
// random streams of events; both print how many minor units were lost.
package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

func main() {
	works := slices.Concat(loanWorks(), assessWorks(), matchingWorks(), netflowWorks(), stableWorks())
	for i := range works {
		works[i].name = strings.ReplaceAll(works[i].name, " ", "-") // a line's fields are split by spaces
	}
	wanted := os.Args[1:]
	if len(wanted) > 0 && (wanted[0] == "cents" || wanted[0] == "lives") {
		count(wanted[0], wanted[1:])
		return
	}
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

// count runs cents or lives, as often as they say or as the argument says.
func count(what string, args []string) {
	n := map[string]int{"cents": centsSheets, "lives": livesStreams}[what]
	if len(args) > 0 {
		asked, err := strconv.Atoi(args[0])
		if err != nil || asked < 1 || len(args) > 1 {
			fmt.Fprintln(os.Stderr, "peers: "+what+" takes a number above 0")
			os.Exit(2)
		}
		n = asked
	}
	if what == "cents" {
		cents(os.Stdout, n)
		return
	}
	lives(os.Stdout, n)
}
