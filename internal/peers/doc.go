// Peers measures Essor side by side with bare loops and with other software,
// alternating in one run, and prints one line for each pair:
//
//	ratio <work> <peer> <ours/peer>
//
//	go run -C internal/peers . [family or work…]
//	go run -C internal/peers . cents|lives|books [count]
//
// Without arguments it runs every work of every family: loan, cost, assess,
// matching, netflow, stable. Below each ratio stand the least seconds of one
// call, ours and the peer's, and how the peer's answer differs from ours. A
// peer whose answer is another one altogether is named and not measured.
//
// Cents makes ten million random schedules, and lives replays ten million
// random streams of events; both print how many minor units were lost. Books
// adds ten million statements up, whole and from shards, and prints how many
// books are not the whole byte for byte, and how many a core adds in a second.
//
// # Peers
//
// Bare loops, the careful recurrence in shopspring/decimal and go-financial
// v1.1.0 (with shopspring/decimal v1.6.0, with which it is quicker than with
// its own v1.3.1) need nothing but Go. A peer that is not installed is named
// as missing, with how to install it:
//
//	apt-get install python3-numpy quantlib-python   # numpy, QuantLib
//	pip install numpy QuantLib numpy-financial      # or so, and numpy-financial
//	npm install --global financial                  # a port of numpy-financial
//	apt-get install g++ liblemon-dev                # LEMON
//
// QuantLib is called through its Python bindings, as many use it; they cost
// two thirds of its schedule and next to nothing of its rates. Processes of
// their own are measured in CPU seconds, functions of this one by the wall
// clock; the least of 40 short rounds counts on both sides.
package main
