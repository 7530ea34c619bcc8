package assess

import "github.com/essor-go/essor/internal/exact"

// full is 100 points as a count of hundredths, the unit in which item points,
// domain points and the score are each settled.
const full = 10_000

// corner is a compiled [Point]: x in steps of 10⁻¹², points in hundredths.
type corner struct {
	x      int64
	points uint32
}

// pointsAt returns the points at x: straight between corners, rounded half up
// to hundredths, flat beyond the ends. It measures from the lower corner, so
// that half up means up whether the curve rises or falls.
func pointsAt(curve []corner, x int64) uint32 {
	if x <= curve[0].x {
		return curve[0].points
	}
	for k := 1; k < len(curve); k++ {
		left, right := curve[k-1], curve[k]
		if x >= right.x {
			continue
		}
		base, away, rise := left.points, x-left.x, int64(right.points)-int64(left.points)
		if rise < 0 {
			base, away, rise = right.points, right.x-x, -rise
		}
		more, _ := exact.MulDiv(away, rise, right.x-left.x, exact.HalfUp) // less than rise
		return base + uint32(more)
	}
	return curve[len(curve)-1].points
}

// likertPoints returns the points of each level of n, lowest first: evenly
// from 0 to 100, rounded half up to hundredths.
func likertPoints(n int) []uint32 {
	points := make([]uint32, n)
	for k := range points {
		more, _ := exact.MulDiv(int64(k), full, int64(n-1), exact.HalfUp)
		points[k] = uint32(more)
	}
	return points
}
