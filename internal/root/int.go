package root

// SmallestInt returns the smallest v from lo to hi for which ok is true, and
// whether there is one. ok must be monotone: once true, true for all greater
// numbers up to hi; for any other ok the result is some v at which ok turns
// from false to true. The whole range of int64 is allowed. When there is none,
// or lo > hi, the result is 0, false.
//
// Cost: at most 65 calls of ok.
func SmallestInt(lo, hi int64, ok func(v int64) bool) (v int64, found bool) {
	if lo > hi || !ok(hi) {
		return 0, false
	}
	// ok(hi) holds throughout; below lo it does not.
	for lo < hi {
		mid := lo + int64(uint64(hi-lo)/2) // less than hi; the difference fits unsigned
		if ok(mid) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return hi, true
}
