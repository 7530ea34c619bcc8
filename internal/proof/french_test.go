package proof_test

import (
	"testing"

	"github.com/essor-go/essor/internal/proof"
	"github.com/stretchr/testify/require"
)

func TestFrench(t *testing.T) {
	for text, faults := range map[string]int{
		"L’entente est prête\u00a0: «\u00a0{item:term}\u00a0»; on commence?": 0,
		"L'entente":                1,
		"Prête : oui":              2, // a plain space, and no no-break space
		"Prête: oui":               1,
		"Prête ; oui":              1,
		"Prête\u00a0; oui":         1,
		"Prête ?":                  1,
		"«mot\u00a0»":              1,
		"«\u00a0mot»":              1,
		"{n|versement|versements}": 0,
	} {
		var n notes
		proof.French(&n, "code", text)
		require.Len(t, n.errors, faults, "%q: %v", text, n.errors)
	}
}
