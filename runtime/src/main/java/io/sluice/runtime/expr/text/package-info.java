/** Functions of strings: on UTF-8 bytes, characters being code points. */
package io.sluice.runtime.expr.text;
