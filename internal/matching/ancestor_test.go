package matching

import "testing"

func TestForest(t *testing.T) {
	rng := newRand(40)
	for _, back := range []int{1, 2, 10, 1000} { // from a path to a bush
		f := newForest(1000)
		for i := range 1000 {
			f.add(int32(max(0, i-rng.IntN(back))), int64(i))
		}
		for range 2000 {
			a, b := rng.Int32N(1001), rng.Int32N(1001)
			want := naiveCommon(f, a, b)
			if got := f.common(a, b); got != want {
				t.Fatalf("common(%d, %d) = %d, want %d", a, b, got, want)
			}
			sum := int64(0)
			for x := a; x > 0; x = f.parent[x] {
				sum += int64(x - 1)
			}
			if f.sum[a] != sum {
				t.Fatalf("sum of %d = %d, want %d", a, f.sum[a], sum)
			}
		}
	}
}

func naiveCommon(f *forest, a, b int32) int32 {
	for a != b {
		a, b = f.parent[max(a, b)], min(a, b)
	}
	return a
}

// TestForestClimbsFast counts the steps from the bottom of a path.
func TestForestClimbsFast(t *testing.T) {
	const length = 1 << 16
	f := newForest(length)
	for i := range int32(length) {
		f.add(i, 1)
	}
	for depth := int32(0); depth < length; depth += 997 {
		steps := 0
		for x := int32(length); f.depth[x] > depth; steps++ {
			if f.depth[f.jump[x]] >= depth {
				x = f.jump[x]
			} else {
				x = f.parent[x]
			}
		}
		if steps > 3*17 {
			t.Errorf("%d steps to depth %d", steps, depth)
		}
	}
}
