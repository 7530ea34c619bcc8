package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
)

const lemonInstall = "apt-get install g++ liblemon-dev"

// lemonDrivers compile a driver once and return its path.
var lemonDrivers = map[string]func() (string, error){
	"matching": sync.OnceValues(func() (string, error) { return compileLemon("matching") }),
	"netflow":  sync.OnceValues(func() (string, error) { return compileLemon("netflow") }),
}

func compileLemon(name string) (string, error) {
	dir, err := os.MkdirTemp("", "lemon")
	if err != nil {
		return "", err
	}
	_, here, _, _ := runtime.Caller(0)
	driver := filepath.Join(dir, name)
	source := filepath.Join(filepath.Dir(here), "lemon", name+".cc")
	if text, err := exec.Command("g++", "-O3", "-DNDEBUG", "-o", driver, source).CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, text)
	}
	return driver, nil
}

// lemon is a running driver with its input built.
type lemon struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

// startLemon starts a driver on a file with the given numbers, all of 64 bits.
func startLemon(name string, numbers []any, arguments ...string) (*lemon, error) {
	driver, err := lemonDrivers[name]()
	if err != nil {
		return nil, err
	}
	file, err := os.CreateTemp(filepath.Dir(driver), "input")
	if err != nil {
		return nil, err
	}
	w := bufio.NewWriter(file)
	for _, part := range numbers {
		if err := binary.Write(w, binary.LittleEndian, part); err != nil {
			return nil, err
		}
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	if err := file.Close(); err != nil {
		return nil, err
	}
	l := &lemon{cmd: exec.Command(driver, append([]string{file.Name()}, arguments...)...)}
	if l.in, err = l.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := l.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	l.out = bufio.NewReader(out)
	return l, l.cmd.Start()
}

// solve has the input solved once more, and returns the CPU seconds and the
// total.
func (l *lemon) solve() (seconds float64, total int64, err error) {
	if _, err := io.WriteString(l.in, "again\n"); err != nil {
		return 0, 0, err
	}
	_, err = fmt.Fscanln(l.out, &seconds, &total)
	return seconds, total, err
}

// stop ends the driver and returns its peak memory in megabytes.
func (l *lemon) stop() (megabytes float64, err error) {
	if err := l.in.Close(); err != nil {
		return 0, err
	}
	var kilobytes float64
	if _, err := fmt.Fscanln(l.out, &kilobytes); err != nil {
		return 0, err
	}
	return kilobytes / 1024, l.cmd.Wait()
}
