//go:build !race

package matching

const underRace = false
