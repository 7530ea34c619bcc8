package netflow

// startPrices sets the price at which all missions begin: nothing when there
// is room for everybody, else nineteen twentieths of the one price that would leave
// just as many agents inside as there are places, were all missions alike. The
// auction then need not climb there in small steps. What turns out too dear
// is lowered by the reverse stage.
func (s *solver[W]) startPrices() error {
	room := int64(0)
	for _, c := range s.cap {
		room += int64(c)
	}
	if room >= int64(len(s.agents)) {
		return nil
	}
	gains := make([]int64, 0, len(s.agents))
	for i := range int32(len(s.agents)) {
		if err := s.pulse.tick(1); err != nil {
			return err
		}
		if gain := s.gain(i); gain > 0 {
			gains = append(gains, gain)
		}
	}
	if room == 0 || room >= int64(len(gains)) {
		return nil
	}
	fill := nthLargest(gains, int(room))
	if fill > 4*MaxCost {
		return nil // more agents must join than fit
	}
	s.start0 = fill - fill/20
	for j := range s.price {
		s.price[j] = s.start0
	}
	return nil
}

// gain returns how much cheaper than staying out the best mission is for an
// agent, at most 0 for none.
func (s *solver[W]) gain(i int32) int64 {
	if row := s.row(i); len(row) > 0 {
		return s.limit[i] - int64(row[0].cost)
	}
	return 0
}

// nthLargest returns the n-th largest value, n counting from 1. It reorders
// the values (Hoare's quickselect).
func nthLargest(values []int64, n int) int64 {
	lo, hi, k := 0, len(values)-1, n-1
	for lo < hi {
		pivot := median(values[lo], values[lo+(hi-lo)/2], values[hi])
		i, j := lo, hi
		for i <= j {
			for values[i] > pivot {
				i++
			}
			for values[j] < pivot {
				j--
			}
			if i <= j {
				values[i], values[j] = values[j], values[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			hi = j
		case k >= i:
			lo = i
		default:
			return values[k]
		}
	}
	return values[lo]
}

func median(a, b, c int64) int64 { return max(min(a, b), min(max(a, b), c)) }
