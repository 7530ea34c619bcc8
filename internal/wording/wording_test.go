package wording_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/wording"
)

func TestCatalog(t *testing.T) {
	c := wording.Catalog([]wording.Text{
		{"due", "{amount} is due.", "{amount} est à payer.", "Se deben {amount}."},
		{"paid", "Paid.", "Payé.", "Pagado."},
	})
	due := essor.Reason{Code: "due", Args: []essor.Arg{essor.ArgOf("amount", essor.MustParseMoney("5.00 CAD"))}}
	for lang, want := range map[essor.Lang]string{essor.EN: "5.00\u00a0CAD is due.", essor.FR: "5,00\u00a0CAD est à payer.", essor.ES: "Se deben 5,00\u00a0CAD."} {
		got, err := c.Text(lang, due)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
	require.Equal(t, []string{"due", "paid"}, c.Codes())
	require.Panics(t, func() { wording.Catalog([]wording.Text{{"due", "{amount", "", ""}}) })
	require.Panics(t, func() { wording.Catalog([]wording.Text{{"due", "a", "a", "a"}, {"due", "b", "b", "b"}}) })
}
