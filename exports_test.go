package essor_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The package exports this and nothing by accident; methods are in the docs.
const exported = `
ArgOf Arg Audience Catalog Code CodeBadFormat CodeCurrencyMismatch CodeCyclic CodeDuplicate CodeInconsistent
CodeInfeasible CodeNoSolution CodeNotFinite CodeOutOfRange CodeOverflow CodeRequired CodeTooFew CodeTooLong
CodeTooMany CodeTooPrecise CodeUndefined CodeUnknownReference CodeUnknownValue Currency Date DateOf DateOfDay
Decode EN ES ErrInvalid ErrNoAnswer FR FieldError Fingerprint FingerprintOf Fraction FractionOf FractionUnit
InvalidError Lang MaxFieldErrors MaxJSONBytes MaxJSONDepth MaxMinor Money MoneyOf MustCatalog MustParseCurrency
MustParseDate MustParseFraction MustParseMoney NewCatalog NewDate NewFraction NewMoney ParseCurrency ParseDate
ParseFraction ParseMoney Peer Person Progress Public Reason Staff WithProgress`

// Every exported name is meant, has a doc comment, and the package imports
// nothing that could reach out of the process.
func TestExports(t *testing.T) {
	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	var names []string
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), entry.Name(), nil, parser.ParseComments)
		require.NoError(t, err)
		for _, spec := range file.Imports {
			require.NotContains(t, []string{`"os"`, `"net"`, `"log"`, `"io/fs"`, `"unsafe"`, `"database/sql"`, `"runtime"`}, spec.Path.Value)
		}
		for _, declaration := range file.Decls {
			names = append(names, exportedBy(t, declaration)...)
		}
	}
	slices.Sort(names)
	want := strings.Fields(exported)
	slices.Sort(want)
	require.Equal(t, want, names)
}

// exportedBy returns the exported names of a declaration, methods left out.
func exportedBy(t *testing.T, declaration ast.Decl) []string {
	var names []string
	switch d := declaration.(type) {
	case *ast.FuncDecl:
		if ast.IsExported(d.Name.Name) {
			require.NotEmpty(t, d.Doc.Text(), d.Name.Name)
			if d.Recv == nil {
				names = append(names, d.Name.Name)
			}
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				if spec.Name.IsExported() {
					require.NotEmpty(t, d.Doc.Text()+spec.Doc.Text(), spec.Name.Name)
					names = append(names, spec.Name.Name)
				}
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					if name.IsExported() {
						require.NotEmpty(t, d.Doc.Text()+spec.Doc.Text()+spec.Comment.Text(), name.Name)
						names = append(names, name.Name)
					}
				}
			}
		}
	}
	return names
}
