package main

import (
	"flag"
	"os"
	"regexp"
	"testing"
)

var flows = flag.String("flows", "", "print the table of netflow instances whose names fit")

// TestNetflowTable compares with LEMON: go test -run NetflowTable -v -flows .
func TestNetflowTable(t *testing.T) {
	if *flows == "" {
		t.Skip("no -flows")
	}
	if err := netflowTable(os.Stdout, regexp.MustCompile(*flows), *tableRounds); err != nil {
		t.Fatal(err)
	}
}

// TestNetflowGrowth prints it: go test -run NetflowGrowth -v -growth.
func TestNetflowGrowth(t *testing.T) {
	if !*growth {
		t.Skip("no -growth")
	}
	if err := netflowGrowth(os.Stdout); err != nil {
		t.Fatal(err)
	}
}
