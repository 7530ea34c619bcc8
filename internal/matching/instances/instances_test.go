package instances

import "testing"

func TestSplitMix(t *testing.T) {
	rng := splitMix(1)
	for i, want := range []uint64{0x910a2dec89025cc1, 0xbeeb8da1658eec67, 0xf893a2eefb32555e} {
		if got := rng.next(); got != want {
			t.Errorf("output %d is %x, want %x", i, got, want)
		}
	}
}

func TestReference(t *testing.T) {
	for _, tt := range Reference() {
		if tt.Large && testing.Short() {
			continue
		}
		if _, edges := tt.Make(); len(edges) != tt.Edges || Checksum(edges) != tt.Checksum {
			t.Errorf("%s: the generator makes other edges", tt.Args)
		}
	}
}
