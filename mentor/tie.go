package mentor

// tieOf returns the country that ties two people by origin, the one from which
// both come before the one where either lives; none unless both have agreed
// that it counts between them.
func (r *roster) tieOf(p, q *Person) string {
	country := ""
	switch {
	case p.Origin != "" && (p.Origin == q.Origin || p.Origin == q.Country):
		country = p.Origin
	case q.Origin != "" && q.Origin == p.Country:
		country = q.Origin
	}
	if country == "" || !p.consents(ToDiaspora, q.ID, r.pool.AsOf) || !q.consents(ToDiaspora, p.ID, r.pool.AsOf) {
		return ""
	}
	return country
}
