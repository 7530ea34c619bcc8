package essor_test

import (
	"database/sql"
	"database/sql/driver"
	"testing"
	"time"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

// What database/sql wants of a column's type.
var (
	_ driver.Valuer = essor.Money{}
	_ driver.Valuer = essor.Date{}
	_ driver.Valuer = essor.Fraction{}
	_ sql.Scanner   = (*essor.Money)(nil)
	_ sql.Scanner   = (*essor.Date)(nil)
	_ sql.Scanner   = (*essor.Fraction)(nil)
)

func TestColumnsRoundTrip(t *testing.T) {
	money, date, fraction := essor.MustParseMoney("-1394.70 CAD"), essor.MustParseDate("2026-11-21"), essor.MustParseFraction("0.055")
	var m essor.Money
	var d essor.Date
	var f essor.Fraction
	for _, tt := range []struct {
		value driver.Valuer
		into  sql.Scanner
		want  driver.Value
	}{
		{money, &m, "-1394.70 CAD"},
		{date, &d, "2026-11-21"},
		{fraction, &f, "0.055"},
	} {
		v, err := tt.value.Value()
		require.NoError(t, err)
		require.Equal(t, tt.want, v)
		require.NoError(t, tt.into.Scan(v))
		require.NoError(t, tt.into.Scan([]byte(v.(string))), "drivers give text as bytes, too")
	}
	require.Equal(t, money, m)
	require.Equal(t, date, d)
	require.Equal(t, fraction, f)

	require.NoError(t, f.Scan("0.055000"), "NUMERIC columns keep their zeros")
	require.Equal(t, fraction, f)
}

func TestNullIsNotSet(t *testing.T) {
	m, d, f := essor.MustParseMoney("1.00 CAD"), essor.MustParseDate("2026-11-21"), essor.MustParseFraction("1")
	for _, column := range []sql.Scanner{&m, &d, &f} {
		require.NoError(t, column.Scan(nil))
	}
	require.Equal(t, essor.Money{}, m)
	require.Equal(t, essor.Date{}, d)
	require.Equal(t, essor.Fraction{}, f)
	for _, column := range []driver.Valuer{m, d} {
		v, err := column.Value()
		require.NoError(t, err)
		require.Nil(t, v)
	}
	v, err := f.Value()
	require.NoError(t, err)
	require.Equal(t, "0", v, "a fraction has no unset value")
}

func TestScanOfATimeTakesItsOwnDay(t *testing.T) {
	dakar, montreal := time.FixedZone("", 0), time.FixedZone("", -5*3600)
	var d essor.Date
	for _, loc := range []*time.Location{dakar, montreal, time.UTC} {
		require.NoError(t, d.Scan(time.Date(2026, 11, 21, 0, 0, 0, 0, loc)))
		require.Equal(t, "2026-11-21", d.String())
	}
	requireCode(t, d.Scan(time.Time{}), essor.CodeOutOfRange, "")
	require.Equal(t, "2026-11-21", d.String(), "a refused column changes nothing")

	var m essor.Money
	requireCode(t, m.Scan(time.Now()), essor.CodeBadFormat, "")
}

func TestScanRefuses(t *testing.T) {
	m, d, f := essor.MustParseMoney("1.00 CAD"), essor.MustParseDate("2026-11-21"), essor.MustParseFraction("1")
	for _, column := range []sql.Scanner{&m, &d, &f} {
		for _, src := range []any{int64(7), 7.5, true, struct{}{}, []int{1}} {
			requireCode(t, column.Scan(src), essor.CodeBadFormat, "")
		}
		requireCode(t, column.Scan(""), essor.CodeRequired, "")
		require.ErrorIs(t, column.Scan(secret), essor.ErrInvalid)
		require.NotContains(t, column.Scan(secret).Error(), secret)
	}
	require.Equal(t, "1.00 CAD 2026-11-21 1", m.String()+" "+d.String()+" "+f.String(), "a refused column changes nothing")
}
