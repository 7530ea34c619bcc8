module github.com/essor-go/essor/internal/peers

go 1.26.0

require github.com/essor-go/essor v0.0.0

require github.com/shopspring/decimal v1.6.0 // indirect

replace github.com/essor-go/essor => ../..
