package instrument

import (
	"math"
	"sync"

	"github.com/essor-go/essor"
)

// Each of the three dimensions is integrated over 49 points from −6 to 6.
const (
	nodes = 49
	reach = 6.0
)

// grid holds a value for each pair of F and a wording factor.
type grid [nodes * nodes]float64

// Pattern scores patterns of answers for one group; make it with [NewPattern].
// It is immutable and safe for concurrent use.
//
// Given F, the factors of positively and of negatively worded statements are
// independent, so the integral over three dimensions is one over F of the
// product of two: 49 × (49 + 49) points instead of 49³.
type Pattern struct {
	theta, weight [nodes]float64 // F: points, and prior weights that add up to 1

	// factors holds, by statement and by recoded answer, the probability of
	// that answer, and last the factor of a statement without one. The first
	// of each wording carries the prior weights of its factor.
	factors [items][6]*grid
}

// WellBeing is a score of financial well-being by response pattern.
type WellBeing struct {
	Score         int     `json:"score"`          // Estimate rounded half up
	Estimate      float64 `json:"estimate"`       // 50 + 15 × the mean of F given the answers
	StandardError float64 `json:"standard_error"` // about 4 to 8 points: single points are noise
	Answered      int     `json:"answered"`       // statements, 1 to 10
}

// positive and negative list the statements by wording.
var (
	positive = [...]int{0, 1, 3, 7}
	negative = [...]int{2, 4, 5, 6, 8, 9}
)

// patterns prepares each group on first use.
var patterns = [len(groups)]func() *Pattern{
	sync.OnceValue(func() *Pattern { return prepare(0) }),
	sync.OnceValue(func() *Pattern { return prepare(1) }),
	sync.OnceValue(func() *Pattern { return prepare(2) }),
	sync.OnceValue(func() *Pattern { return prepare(3) }),
}

// NewPattern returns the scorer of a group. The first call for a group takes
// about 2 ms and keeps 1 MiB; later ones share it. It fails with unknown_value
// for another group.
func NewPattern(g Group) (*Pattern, error) {
	at, err := g.place()
	if err != nil {
		return nil, err
	}
	return patterns[at](), nil
}

func prepare(group int) *Pattern {
	p, prior := &Pattern{}, &priors[group]
	for f := range nodes {
		p.theta[f] = -reach + 2*reach*float64(f)/(nodes-1)
	}
	p.weight = normal(&p.theta, prior.mean[0], prior.variance[0])
	one := &grid{}
	for k := range one {
		one[k] = 1
	}
	for i := range items {
		p.factors[i] = p.probabilities(&parameters[group][i])
		p.factors[i][5] = one
	}
	p.weigh(positive[0], normal(&p.theta, prior.mean[1], prior.variance[1]))
	p.weigh(negative[0], normal(&p.theta, prior.mean[2], prior.variance[2]))
	return p
}

// normal returns weights in proportion to a normal density at the points.
func normal(at *[nodes]float64, mean, variance float64) [nodes]float64 {
	var w [nodes]float64
	sum := 0.0
	for k, x := range at {
		w[k] = math.Exp(-(x - mean) * (x - mean) / (2 * variance))
		sum += w[k]
	}
	for k := range w {
		w[k] /= sum
	}
	return w
}

// probabilities tabulates P(Y = k | F, S) = P(Y ≥ k) − P(Y ≥ k+1).
func (p *Pattern) probabilities(q *parameter) [6]*grid {
	var out [6]*grid
	for k := range 5 {
		out[k] = &grid{}
	}
	for f, general := range p.theta {
		for s, own := range p.theta {
			x := float64(q.general*general) + float64(q.own*own)
			above := 1.0
			for k, c := range q.c {
				next := 1 / (1 + math.Exp(c-x))
				out[k][f*nodes+s] = above - next
				above = next
			}
			out[4][f*nodes+s] = above
		}
	}
	return out
}

// weigh multiplies the weights of a wording factor into one statement.
func (p *Pattern) weigh(item int, weights [nodes]float64) {
	for k, g := range p.factors[item] {
		weighed := &grid{}
		for at := range weighed {
			weighed[at] = g[at] * weights[at%nodes]
		}
		p.factors[item][k] = weighed
	}
}

// Score returns the expected a posteriori score of a pattern of answers with
// its standard error. Statements without an answer are left out of the
// likelihood: nothing is imputed. It fails with out_of_range for codes above
// 5, with required on the zero Pattern and, as [essor.ErrNoAnswer], with
// undefined when nothing was answered. It takes about 4 µs and does not
// allocate.
//
// The model is the bureau's bifactor graded-response model; the printed table
// is its mean by total. It reproduces the 6,389 published scores of the
// National Financial Well-Being Survey 2016 that have any answer.
func (p *Pattern) Score(r Responses) (WellBeing, error) {
	if err := r.check(); err != nil {
		return WellBeing{}, err
	}
	if p.factors[0][0] == nil {
		return WellBeing{}, &essor.FieldError{Code: essor.CodeRequired, Detail: "pattern must come from NewPattern"}
	}
	out := WellBeing{Answered: r.Answered()}
	if out.Answered == 0 {
		return WellBeing{}, &essor.FieldError{Code: essor.CodeUndefined, Detail: "must hold at least one answer to have a score"}
	}
	var chosen [items]*grid
	for i := range chosen {
		answer, ok := r.recoded(i)
		if !ok {
			answer = 5
		}
		chosen[i] = p.factors[i][answer]
	}
	var likelihood [nodes]float64
	sum, mean := 0.0, 0.0
	for f := range nodes {
		l := p.weight[f] * ofPositive(&chosen, f*nodes) * ofNegative(&chosen, f*nodes)
		likelihood[f] = l
		sum += l
		mean += float64(l * p.theta[f])
	}
	mean /= sum
	variance := 0.0
	for f, l := range likelihood {
		away := p.theta[f] - mean
		variance += float64(l * float64(away*away))
	}
	out.Estimate = 50 + float64(15*mean)
	out.StandardError = 15 * math.Sqrt(variance/sum)
	out.Score = int(math.Floor(out.Estimate + 0.5))
	return out, nil
}

type line = [nodes]float64

func lineAt(g *grid, from int) *line { return (*line)(g[from : from+nodes]) }

// ofPositive sums the factors of the four positively worded statements over
// their own factor, for one F. Two sums keep the processor busy.
func ofPositive(chosen *[items]*grid, from int) float64 {
	a, b := lineAt(chosen[0], from), lineAt(chosen[1], from)
	c, d := lineAt(chosen[3], from), lineAt(chosen[7], from)
	even, odd := float64(float64(a[0]*b[0])*float64(c[0]*d[0])), 0.0
	for s := 1; s < nodes-1; s += 2 {
		odd += float64(float64(a[s]*b[s]) * float64(c[s]*d[s]))
		even += float64(float64(a[s+1]*b[s+1]) * float64(c[s+1]*d[s+1]))
	}
	return even + odd
}

// ofNegative does the same for the six negatively worded ones.
func ofNegative(chosen *[items]*grid, from int) float64 {
	a, b, c := lineAt(chosen[2], from), lineAt(chosen[4], from), lineAt(chosen[5], from)
	d, e, f := lineAt(chosen[6], from), lineAt(chosen[8], from), lineAt(chosen[9], from)
	even, odd := float64(float64(a[0]*b[0]*c[0])*float64(d[0]*e[0]*f[0])), 0.0
	for s := 1; s < nodes-1; s += 2 {
		odd += float64(float64(a[s]*b[s]*c[s]) * float64(d[s]*e[s]*f[s]))
		even += float64(float64(a[s+1]*b[s+1]*c[s+1]) * float64(d[s+1]*e[s+1]*f[s+1]))
	}
	return even + odd
}
