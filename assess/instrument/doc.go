// Package instrument holds ready-made instruments for package assess.
package instrument
