package portfolio

import (
	"encoding/binary"
	"math/bits"
)

// idSum is the sum of the hashes of ids, modulo 2¹²⁸: the order in which they
// were added does not matter, and an id counts as often as it was added.
type idSum [2]uint64 // high, low

func (s *idSum) add(id string) { s.merge(hash(id)) }

func (s *idSum) merge(o idSum) {
	var carry uint64
	s[1], carry = bits.Add64(s[1], o[1], 0)
	s[0], _ = bits.Add64(s[0], o[0], carry)
}

// hash mixes an id by 64×64→128 products, eight bytes at a time, as wyhash
// (Wang Yi, 2019) does; the constants are its own. It is for this package
// alone and the same on every machine.
func hash(id string) idSum {
	const k0, k1, k2, k3 = 0xa0761d6478bd642f, 0xe7037ed1a0b428db, 0x8ebc6af09c88c6e3, 0x589965cc75374cc3
	x, y := k0^uint64(len(id)), uint64(k1)
	var word [8]byte
	for len(id) > 0 {
		n := copy(word[:], id)
		clear(word[n:])
		id = id[n:]
		w := binary.LittleEndian.Uint64(word[:])
		x, y = fold(x^w, k2), fold(y^bits.RotateLeft64(w, 29), k3)+x
	}
	return idSum{fold(x^k3, y^k0), fold(y^k2, x^k1)}
}

// fold adds the halves of a product with exclusive or. A factor of 0 would
// forget the other.
func fold(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a|1<<63, b)
	return hi ^ lo ^ a
}
