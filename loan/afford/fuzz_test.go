package afford

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

// Whatever is asked, there is an answer that proves itself, or field errors;
// never a panic.
func FuzzOf(f *testing.F) {
	f.Add([]byte(family))
	for seed := range 8 {
		document, err := json.Marshal(drawQuestion(seed))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(document)
	}
	f.Fuzz(func(t *testing.T, document []byte) {
		var q Question
		if len(document) > 10_000 || essor.Decode(document, &q) != nil {
			return
		}
		a, err := Of(q)
		if err != nil {
			require.True(t, errors.Is(err, essor.ErrInvalid) || errors.Is(err, essor.ErrNoAnswer))
			return
		}
		require.NoError(t, a.Verify(q))
		answer, err := json.Marshal(a)
		require.NoError(t, err)
		var back Affordability
		require.NoError(t, essor.Decode(answer, &back))
		require.NotEmpty(t, back.Explain(essor.Person))
	})
}
