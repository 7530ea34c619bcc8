// Package instances makes the graphs of the reference file generators.json, by
// which matching is tested and measured.
package instances

// Instance is a graph with its optima, on which two or more other programs
// agree.
type Instance struct {
	Args         string // the generator and its arguments
	Large        bool   // left out of short tests
	Make         func() (int, []Edge)
	Edges        int
	Checksum     uint64
	Weight       int64 // of the heaviest matching
	Pairs        int   // of the largest matching
	AmongLargest int64 // weight of the heaviest of the largest matchings
}

// Reference returns the 38 instances of the file.
func Reference() []Instance {
	return []Instance{
		{"complete 10 1 100", false, func() (int, []Edge) { return Complete(10, 1, 100) }, 45, 0xcada0fca145ead60, 436, 5, 436},
		{"complete 50 1 1000", false, func() (int, []Edge) { return Complete(50, 1, 1000) }, 1225, 0xa39f32393b74355f, 24002, 25, 24002},
		{"complete 200 1 10000", false, func() (int, []Edge) { return Complete(200, 1, 10000) }, 19900, 0xd217c52ed3107d14, 991528, 100, 991528},
		{"complete 500 1 10000", true, func() (int, []Edge) { return Complete(500, 1, 10000) }, 124750, 0xf60504e9362a4140, 2491158, 250, 2491158},
		{"complete 1000 1 10000", true, func() (int, []Edge) { return Complete(1000, 1, 10000) }, 499500, 0xfcf706ded5ff6947, 4992068, 500, 4992068},
		{"complete 2000 1 10000", true, func() (int, []Edge) { return Complete(2000, 1, 10000) }, 1999000, 0x4f33130a01611b57, 9992310, 1000, 9992310},
		{"complete 1000 2 10", true, func() (int, []Edge) { return Complete(1000, 2, 10) }, 499500, 0xbedd21576380f4fa, 5000, 500, 5000},
		{"complete 301 4 10000", false, func() (int, []Edge) { return Complete(301, 4, 10000) }, 45150, 0x5d79169d358efd0d, 1492127, 150, 1492127},
		{"gnm 100 300 1 50", false, func() (int, []Edge) { return Gnm(100, 300, 1, 50) }, 300, 0x93f0a79b2a1e9108, 1840, 50, 1793},
		{"gnm 1000 3000 2 1000", false, func() (int, []Edge) { return Gnm(1000, 3000, 2, 1000) }, 3000, 0x79e77b30627e8416, 371983, 498, 366253},
		{"gnm 1000 5000 3 100", false, func() (int, []Edge) { return Gnm(1000, 5000, 3, 100) }, 5000, 0x985bd8f09f254c6d, 41945, 500, 41863},
		{"gnm 10000 30000 4 5", false, func() (int, []Edge) { return Gnm(10000, 30000, 4, 5) }, 30000, 0x2292bfaf9d34d8e3, 20754, 4986, 20502},
		{"gnm 100000 500000 1 10000", true, func() (int, []Edge) { return Gnm(100000, 500000, 1, 10000) }, 500000, 0x10ea37562963182a, 418314261, 49999, 417704862},
		{"profile 100 4 20 1", false, func() (int, []Edge) { return Profile(100, 4, 20, 1) }, 752, 0x3bb5feea6695999e, 3320, 50, 3320},
		{"profile 1000 20 20 1", false, func() (int, []Edge) { return Profile(1000, 20, 20, 1) }, 8629, 0x7df0afabe30645ba, 31775, 500, 31775},
		{"profile 1001 20 20 2", false, func() (int, []Edge) { return Profile(1001, 20, 20, 2) }, 8739, 0x6a31d294551edd9a, 32445, 500, 32445},
		{"profile 10000 200 20 1", false, func() (int, []Edge) { return Profile(10000, 200, 20, 1) }, 87544, 0xcfa05201da3d7bec, 318410, 5000, 318410},
		{"profile 100000 2000 20 1", true, func() (int, []Edge) { return Profile(100000, 2000, 20, 1) }, 875676, 0xec919289d1691cfe, 3199750, 50000, 3199750},
		{"geo 100 6 1", false, func() (int, []Edge) { return Geo(100, 6, 1) }, 359, 0xf83f5b5f35401420, 4770926, 50, 4770926},
		{"geo 1000 10 1", false, func() (int, []Edge) { return Geo(1000, 10, 1) }, 5767, 0xa09d0045976c5474, 49345287, 500, 49345287},
		{"geo 10000 10 1", false, func() (int, []Edge) { return Geo(10000, 10, 1) }, 57069, 0xdea40d65cfeb1930, 497946188, 5000, 497946188},
		{"geo 100000 10 1", true, func() (int, []Edge) { return Geo(100000, 10, 1) }, 568843, 0x3b9e158bb3c4a246, 4993575203, 50000, 4993575203},
		{"ultra 3 1", false, func() (int, []Edge) { return Ultra(3, 1) }, 351, 0xe362191b93584183, 7064, 13, 7064},
		{"ultra 4 1", false, func() (int, []Edge) { return Ultra(4, 1) }, 3240, 0xa2e90c59faaf1b75, 96097, 40, 96097},
		{"ultra 5 1", false, func() (int, []Edge) { return Ultra(5, 1) }, 29403, 0x58c75932ffe6d28c, 1209912, 121, 1209912},
		{"ultra 6 1", true, func() (int, []Edge) { return Ultra(6, 1) }, 265356, 0xdd2baaf03379271b, 14781067, 364, 14781067},
		{"slowdense 100", false, func() (int, []Edge) { return SlowDense(100) }, 675, 0x8fcba016944a8077, 48125, 50, 48125},
		{"slowdense 1000", false, func() (int, []Edge) { return SlowDense(1000) }, 63000, 0x2c5b6b64f7bda368, 47000000, 500, 47000000},
		{"slowdense 2000", true, func() (int, []Edge) { return SlowDense(2000) }, 251000, 0x03585bcbecb1a247, 375500000, 1000, 375500000},
		{"slowsparse 1004", false, func() (int, []Edge) { return SlowSparse(1004) }, 1252, 0x08147f29740d15ab, 191875936, 502, 191875936},
		{"slowsparse 5004", false, func() (int, []Edge) { return SlowSparse(5004) }, 6252, 0x1830a8cb9547e983, 23546254436, 2502, 23546254436},
		{"chain 1000", false, func() (int, []Edge) { return Chain(1000) }, 999, 0x8f4da6d6d3e24dfb, 500000, 500, 500000},
		{"chain 10000", false, func() (int, []Edge) { return Chain(10000) }, 9999, 0xedbfafeffe6ba4db, 50000000, 5000, 50000000},
		{"tri 334 1", false, func() (int, []Edge) { return Triangles(334, 1) }, 1335, 0x92a404026be1f3d2, 501, 501, 501},
		{"tri 3334 1", false, func() (int, []Edge) { return Triangles(3334, 1) }, 13335, 0xd05e761c52b73e36, 5001, 5001, 5001},
		{"tri 3334 3", false, func() (int, []Edge) { return Triangles(3334, 3) }, 20001, 0x9bc31ece79542084, 5001, 5001, 5001},
		{"hardcard 10", false, func() (int, []Edge) { return HardCard(10) }, 800, 0xe735eaa31ab23525, 30, 30, 30},
		{"hardcard 100", false, func() (int, []Edge) { return HardCard(100) }, 80000, 0xa80fda7ea9d4b0ed, 300, 300, 300},
	}
}
