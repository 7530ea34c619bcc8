//go:build race

package stable

const underRace = true
