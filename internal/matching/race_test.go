//go:build race

package matching

const underRace = true
