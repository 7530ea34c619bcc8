package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// page writes a report of aligned text: headings, sentences folded to the
// width of a terminal, tables and bars.
type page struct {
	out io.Writer
	err error // the first failed write; later ones are skipped
}

const pageWidth = 118

func (p *page) line(text string) {
	if p.err == nil {
		_, p.err = fmt.Fprintln(p.out, strings.TrimRight(text, " "))
	}
}

// heading starts a section.
func (p *page) heading(text string) {
	p.line("")
	p.line("── " + text + " " + strings.Repeat("─", max(0, pageWidth-4-utf8.RuneCountInString(text))))
}

// say folds a sentence, behind a mark and indented below it.
func (p *page) say(mark, text string) {
	indent := strings.Repeat(" ", utf8.RuneCountInString(mark))
	line := mark
	for i, word := range strings.Split(text, " ") {
		if i > 0 && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > pageWidth {
			p.line(line)
			line = indent + word
			continue
		}
		if i > 0 {
			line += " "
		}
		line += word
	}
	p.line(line)
}

// table aligns rows: by column, 'l' to the left, 'r' to the right. The first
// row is its head where it has one.
func (p *page) table(columns string, rows [][]string) {
	width := make([]int, len(columns))
	for _, row := range rows {
		for i, cell := range row {
			width[i] = max(width[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			pad := strings.Repeat(" ", width[i]-utf8.RuneCountInString(cell))
			if columns[i] == 'r' {
				cell = pad + cell
			} else {
				cell += pad
			}
			b.WriteString("  " + cell)
		}
		p.line(b.String())
	}
}

// bar draws part of whole as at most width blocks, in eighths.
func bar(part, whole, width int) string {
	if whole <= 0 || part <= 0 {
		return ""
	}
	eighths := (min(part, whole)*width*8 + whole/2) / whole
	full := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		full += string([]rune(" ▏▎▍▌▋▊▉")[rest])
	}
	return full
}
