package essor_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/essor-go/essor"
	"github.com/shopspring/decimal"
)

func BenchmarkParseCurrency(b *testing.B) {
	for _, code := range []string{"AED", "UYW", "ZWG", "XXX"} {
		b.Run(code, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				essor.ParseCurrency(code)
			}
		})
	}
}

func BenchmarkParseMoney(b *testing.B) {
	for _, text := range []string{"5.00 CAD", "1394.70 CAD", "999999999999999.99 CAD"} {
		b.Run(fmt.Sprint(len(text)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				essor.ParseMoney(text)
			}
		})
	}
}

func BenchmarkMoneyString(b *testing.B) {
	b.ReportAllocs()
	m := essor.MustParseMoney("1394.70 CAD")
	for b.Loop() {
		_ = m.String()
	}
}

func BenchmarkNewMoney(b *testing.B) {
	b.ReportAllocs()
	cad, amount := essor.MustParseCurrency("CAD"), decimal.New(139_470, -2)
	for b.Loop() {
		essor.NewMoney(amount, cad)
	}
}

func BenchmarkMoneyAdd(b *testing.B) {
	b.ReportAllocs()
	m, n := essor.MustParseMoney("1394.70 CAD"), essor.MustParseMoney("12.05 CAD")
	for b.Loop() {
		m.Add(n)
	}
}

func BenchmarkSplit(b *testing.B) {
	m := essor.MustParseMoney("750000.00 CAD")
	for _, n := range []int{3, 300, 30_000} {
		weights := make([]int64, n)
		for i := range weights {
			weights[i] = int64(i%97 + 1)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				m.Split(weights...)
			}
		})
	}
}

func BenchmarkParseDate(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		essor.ParseDate("2026-11-21")
	}
}

func BenchmarkDateString(b *testing.B) {
	b.ReportAllocs()
	d := essor.MustParseDate("2026-11-21")
	for b.Loop() {
		_ = d.String()
	}
}

func BenchmarkParseFraction(b *testing.B) {
	for _, text := range []string{"1", "0.055", "9223372.036854775807"} {
		b.Run(fmt.Sprint(len(text)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				essor.ParseFraction(text)
			}
		})
	}
}

func BenchmarkFractionString(b *testing.B) {
	b.ReportAllocs()
	f := essor.MustParseFraction("0.055")
	for b.Loop() {
		_ = f.String()
	}
}

func BenchmarkCatalogText(b *testing.B) {
	b.ReportAllocs()
	c, r := essor.MustCatalog(lateTexts()), late(12)
	for b.Loop() {
		c.Text(essor.FR, r)
	}
}

func BenchmarkFingerprint(b *testing.B) {
	for _, n := range []int{1, 100, 10_000} {
		rows := ledger(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				essor.FingerprintOf("ledger", rows)
			}
		})
	}
}

// entry is a row as the families have them.
type entry struct {
	ID     string         `json:"id"`
	On     essor.Date     `json:"on"`
	Amount essor.Money    `json:"amount"`
	Weight essor.Fraction `json:"weight"`
	Tags   []string       `json:"tags"`
	Count  int            `json:"count"`
	Share  *float64       `json:"share,omitempty"`
}

func ledger(n int) []entry {
	share := 0.25
	rows := make([]entry, n)
	for i := range rows {
		rows[i] = entry{fmt.Sprint("id-", i), essor.MustParseDate("2026-11-21"), essor.MustParseMoney("1394.70 CAD"),
			essor.MustParseFraction("0.055"), []string{"study", "exam"}, i, &share}
	}
	return rows
}

// Decode beside encoding/json, which is not strict and points nowhere.
func BenchmarkDecode(b *testing.B) {
	for _, n := range []int{1, 100, 10_000} {
		data, err := json.Marshal(ledger(n))
		if err != nil {
			b.Fatal(err)
		}
		name := map[int]string{1: "small"}[n]
		if name == "" {
			name = fmt.Sprint(n)
		}
		for _, reader := range []struct {
			prefix string
			read   func([]byte, any) error
		}{{"", essor.Decode}, {"json-", json.Unmarshal}} {
			b.Run(reader.prefix+name, func(b *testing.B) {
				b.ReportAllocs()
				b.SetBytes(int64(len(data)))
				for b.Loop() {
					var rows []entry
					if err := reader.read(data, &rows); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
