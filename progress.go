package essor

import "context"

type progressKey struct{}

// WithProgress returns a context that carries report. Long work calls it now
// and then, on the caller's goroutine, with what is done out of the total;
// it never changes a result.
func WithProgress(ctx context.Context, report func(done, total int)) context.Context {
	return context.WithValue(ctx, progressKey{}, report)
}

// Progress returns the function that [WithProgress] put into ctx, or one that
// does nothing: never nil.
func Progress(ctx context.Context) func(done, total int) {
	if report, ok := ctx.Value(progressKey{}).(func(done, total int)); ok && report != nil {
		return report
	}
	return func(int, int) {}
}
