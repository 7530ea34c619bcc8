package main

import (
	"bufio"
	_ "embed" // the children's sources
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"sync"
)

//go:embed scripts/loan.py
var loanPython string

//go:embed scripts/loan.js
var loanJavaScript string

// child is a process that does one task as often as it is told. It is started
// when it is first needed.
type child struct {
	commands [][]string // the first that starts and answers is taken
	begin    func() error
	cmd      *exec.Cmd
	in       io.WriteCloser
	out      *bufio.Reader
	answer   []float64
}

func newChild(commands ...[]string) *child {
	c := &child{commands: commands}
	c.begin = sync.OnceValue(c.spawn)
	return c
}

// python does a task of scripts/loan.py. Debian's packages are for Debian's
// interpreter, which need not be the first.
func python(task string, terms any) *child {
	input := string(must(json.Marshal(terms)))
	return newChild(
		[]string{"python3", "-c", loanPython, task, input},
		[]string{"/usr/bin/python3", "-c", loanPython, task, input},
	)
}

// node does a task of scripts/loan.js.
func node(task string, terms any) *child {
	return newChild([]string{"node", "-e", loanJavaScript, task, string(must(json.Marshal(terms)))})
}

// start starts the process, if it is not yet, and reads its answer.
func (c *child) start() error { return c.begin() }

func (c *child) spawn() (err error) {
	for _, command := range c.commands {
		if err = c.try(command); err == nil {
			return nil
		}
	}
	return err
}

func (c *child) try(command []string) (err error) {
	c.cmd = exec.Command(command[0], command[1:]...)
	if c.in, err = c.cmd.StdinPipe(); err != nil {
		return err
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := c.cmd.Start(); err != nil {
		return err
	}
	c.out = bufio.NewReader(out)
	line, err := c.out.ReadBytes('\n')
	if err == nil {
		err = json.Unmarshal(line, &c.answer)
	}
	if err != nil {
		c.stop()
	}
	return err
}

// times does the task so many times and returns the CPU seconds it took.
func (c *child) times(calls int) (seconds float64) {
	_, err := fmt.Fprintln(c.in, calls)
	if err == nil {
		_, err = fmt.Fscanln(c.out, &seconds)
	}
	if err != nil {
		panic(fmt.Errorf("peers: %s stopped: %w", c.commands[0][0], err))
	}
	return seconds
}

// stop ends the process.
func (c *child) stop() {
	_ = c.in.Close()
	_ = c.cmd.Wait() // it says no more than it has
}
