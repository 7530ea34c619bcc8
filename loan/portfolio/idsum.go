package portfolio

import "math/bits"

// idSum is the sum of the hashes of ids, modulo 2¹²⁸: the order in which they
// were added does not matter, and an id counts as often as it was added.
type idSum [2]uint64 // high, low

func (s *idSum) add(id string) {
	h, _ := hash(id)
	s.merge(h)
}

func (s *idSum) merge(o idSum) {
	var carry uint64
	s[1], carry = bits.Add64(s[1], o[1], 0)
	s[0], _ = bits.Add64(s[0], o[0], carry)
}

// hash mixes an id by 64×64→128 products, eight bytes at a time, as wyhash
// (Wang Yi, 2019) does; the constants are its own. It is for this package
// alone and the same on every machine. It also reports whether all bytes are
// printable ASCII.
func hash(id string) (sum idSum, plain bool) {
	const k0, k1, k2, k3 = 0xa0761d6478bd642f, 0xe7037ed1a0b428db, 0x8ebc6af09c88c6e3, 0x589965cc75374cc3
	x, y, odd := k0^uint64(len(id)), uint64(k1), uint64(0)
	for len(id) > 0 {
		w := word(id)
		id = id[min(8, len(id)):]
		odd |= w | (w - 0x2020202020202020) | (w + 0x0101010101010101) // the first bit of a byte below 0x20, of 0x7f or above
		x, y = fold(x^w, k2), fold(y^bits.RotateLeft64(w, 29), k3)+x
	}
	return idSum{fold(x^k3, y^k0), fold(y^k2, x^k1)}, odd&0x8080808080808080 == 0
}

// word returns the first eight bytes as a number, spaces after the end.
func word(s string) uint64 {
	if len(s) >= 8 {
		return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	}
	w := uint64(0x2020202020202020)
	for i := range len(s) {
		w ^= uint64(s[i]^' ') << (8 * i)
	}
	return w
}

// fold adds the halves of a product with exclusive or. A factor of 0 would
// forget the other.
func fold(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a|1<<63, b)
	return hi ^ lo ^ a
}
