module github.com/essor-go/essor/internal/peers

go 1.26.0

require (
	github.com/essor-go/essor v0.0.0
	github.com/razorpay/go-financial v1.1.0
	github.com/shopspring/decimal v1.6.0
)

require github.com/go-echarts/go-echarts/v2 v2.2.4 // indirect

replace github.com/essor-go/essor => ../..
