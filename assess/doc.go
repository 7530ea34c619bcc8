// Package assess tells where a person stands as a whole, why, and which
// support fits: for coaches, and for the people they accompany.
package assess
