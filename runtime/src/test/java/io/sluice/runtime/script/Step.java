package io.sluice.runtime.script;

import java.util.List;

/**
 * One step of a script.
 *
 * @param line where it begins, from 1
 * @param text what follows the directive's word, without the final semicolon
 * @param expected the indented lines below it, without the indent
 * @param expectedFrom index of the first expected line in the file
 */
record Step(int line, Directive directive, String text, List<String> expected, int expectedFrom) {}
