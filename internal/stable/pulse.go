package stable

import (
	"context"
	"fmt"
)

// stride is how many steps pass between two checks of the context.
const stride = 1024

// pulse watches for cancellation and reports progress.
type pulse struct {
	ctx    context.Context
	report func(done, total int)
	done   int // lists read or settled now
	told   int // reported
	total  int
	steps  int // since the last check
}

// tick counts steps and looks at the context now and then.
func (p *pulse) tick(steps int) error {
	p.steps += steps
	if p.steps < stride {
		return nil
	}
	return p.check()
}

func (p *pulse) check() error {
	p.steps = 0
	p.tell()
	if err := p.ctx.Err(); err != nil {
		return fmt.Errorf("stable: stopped: %w", err)
	}
	return nil
}

// tell reports progress when there is more than was told.
func (p *pulse) tell() {
	if p.report != nil && p.done > p.told {
		p.told = p.done
		p.report(p.done, p.total)
	}
}
