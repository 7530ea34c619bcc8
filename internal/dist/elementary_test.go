package dist

import (
	"math"
	"math/big"
	"testing"
)

// bigSeries sums a power series from the term first on, in 300 bits.
func bigSeries(x float64, first int, coefficient func(k int) *big.Rat) float64 {
	const prec = 300
	bx := new(big.Float).SetPrec(prec).SetFloat64(x)
	power := new(big.Float).SetPrec(prec).SetInt64(1)
	sum := new(big.Float).SetPrec(prec)
	for k := 0; k < 400; k++ {
		if k >= first {
			c := new(big.Float).SetPrec(prec).SetRat(coefficient(k))
			sum.Add(sum, c.Mul(c, power))
		}
		power.Mul(power, bx)
	}
	f, _ := sum.Float64()
	return f
}

func close16(got, want, ulps float64) bool { return math.Abs(got-want) <= ulps*0x1p-52*math.Abs(want) }

func TestCancellationFreeElementaries(t *testing.T) {
	factorials := []*big.Int{big.NewInt(1)}
	for k := int64(1); k < 400; k++ {
		factorials = append(factorials, new(big.Int).Mul(factorials[k-1], big.NewInt(k)))
	}
	for _, x := range []float64{1e-300, 1e-160, 1e-20, 1e-8, 0.001, 0.1, 0.3, 0.49, 0.5, 0.51, 0.55} {
		for _, u := range []float64{x, -x} {
			want := bigSeries(u, 2, func(k int) *big.Rat { return big.NewRat(int64(1-k%2*2)*-1, int64(k)) })
			if got := log1pmx(u); !close16(got, want, 4) {
				t.Errorf("log1pmx(%g) = %.17g, want %.17g", u, got, want)
			}
			want = bigSeries(u, 2, func(k int) *big.Rat { return new(big.Rat).SetFrac(big.NewInt(1), factorials[k]) })
			if got := expm1mx(u); !close16(got, want, 6) {
				t.Errorf("expm1mx(%g) = %.17g, want %.17g", u, got, want)
			}
		}
	}
	for _, x := range []float64{0.9, 1, 1.1, 5, 1e10} {
		if got, want := log1pmx(x), math.Log1p(x)-x; !close16(got, want, 8) {
			t.Errorf("log1pmx(%g) = %g, want %g", x, got, want)
		}
	}
	if log1pmx(0) != 0 || expm1mx(0) != 0 || !math.IsInf(log1pmx(-1), -1) {
		t.Error("wrong at 0 or -1")
	}
}

// math.Log is wrong for subnormals on amd64.
func TestLogarithmOfSubnormals(t *testing.T) {
	for x, want := range map[float64]float64{
		5e-324: -744.44007192138126231, 1e-310: -713.80137882815416510, 0x1p-1022: -708.39641853226410622,
		1: 0, math.MaxFloat64: 709.78271289338399673,
	} {
		if got := ln(x); !close16(got, want, 2) {
			t.Errorf("ln(%g) = %.17g, want %.17g", x, got, want)
		}
	}
	if !math.IsInf(ln(0), -1) {
		t.Error("ln(0) is not -Inf")
	}
}

func TestProductDifference(t *testing.T) {
	a, b := 1+0x1p-30, 1-0x1p-30
	if got := productDifference(a, b, 1, 1); got != -0x1p-60 {
		t.Errorf("(1+u)(1-u) - 1 = %g, want %g", got, -0x1p-60)
	}
	if got := productDifference(3, 5, 2, 7); got != 1 {
		t.Errorf("3·5 - 2·7 = %g", got)
	}
}
