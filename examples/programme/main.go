// Programme is the main job of Essor: a year of a financial-empowerment
// programme on a synthetic cohort, through all five packages. It needs no
// flag, no network and no other file:
//
//	go run ./examples/programme [-lang en|fr|es] [-json] [-seed N] [-n CLIENTS] [-reference DIR]
//
// With -reference it does the same on real input below DIR: a survey, a
// job-training study and a regulator's example loan.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"

	"github.com/essor-go/essor"
)

// choices are the flags.
type choices struct {
	lang      essor.Lang
	json      bool
	seed      uint64
	clients   int
	reference string
}

const maxClients = 100_000

func main() {
	chosen, err := parseFlags(os.Args[1:], os.Stderr)
	if err != nil {
		os.Exit(2)
	}
	ctx := context.Background()
	if info, err := os.Stderr.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
		ctx = essor.WithProgress(ctx, func(done, total int) {
			fmt.Fprintf(os.Stderr, "\r%d / %d", done, total)
			if done == total {
				fmt.Fprint(os.Stderr, "\r\033[K")
			}
		})
	}
	out := bufio.NewWriter(os.Stdout)
	err = run(ctx, chosen, out)
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "programme:", err)
		os.Exit(1)
	}
}

func parseFlags(args []string, stderr io.Writer) (choices, error) {
	var c choices
	flags := flag.NewFlagSet("programme", flag.ContinueOnError)
	flags.SetOutput(stderr)
	lang := flags.String("lang", "en", "language of the report: en, fr or es")
	flags.BoolVar(&c.json, "json", false, "print everything as JSON")
	flags.Uint64Var(&c.seed, "seed", 2026, "seed of the draw")
	flags.IntVar(&c.clients, "n", 400, "newcomers who apply, 20 to 100000")
	flags.StringVar(&c.reference, "reference", "", "folder with real input to run on instead")
	if err := flags.Parse(args); err != nil {
		return c, err
	}
	c.lang = essor.Lang(*lang)
	var err error
	switch {
	case flags.NArg() > 0:
		err = fmt.Errorf("unexpected argument")
	case !strings.Contains("en fr es", *lang) || len(*lang) != 2:
		err = fmt.Errorf("-lang must be en, fr or es")
	case c.clients < 20 || c.clients > maxClients:
		err = fmt.Errorf("-n must be 20 to %d", maxClients)
	}
	if err != nil {
		fmt.Fprintln(stderr, "programme:", err)
	}
	return c, err
}

// run does the whole job. It prints nothing before all of it is done, so that
// nothing half-done is printed as done.
func run(ctx context.Context, c choices, out io.Writer) error {
	if c.reference != "" {
		return runReference(c.reference, c.lang, out)
	}
	p, err := newProgramme(ctx, c.seed, c.clients)
	if err != nil {
		return err
	}
	if c.json {
		encoder := json.NewEncoder(out)
		encoder.SetIndent("", " ")
		return encoder.Encode(p.document())
	}
	return p.report(c.lang, out)
}

// newRand returns the draw of a seed. Its stream is fixed across versions.
func newRand(seed uint64) *rand.Rand {
	var key [32]byte
	for i := range 8 {
		key[i] = byte(seed >> (8 * i))
	}
	return rand.New(rand.NewChaCha8(key))
}

// must is for what the program itself got wrong, such as a missing text.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
