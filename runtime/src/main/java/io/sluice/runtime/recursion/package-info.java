/** WITH RECURSIVE: a dataflow inside an operator, fed with its own results until it finds no more. */
package io.sluice.runtime.recursion;
