/** Functions that an application adds to SQL: implement one of these types, or just a class with methods {@code eval}, and register it. */
package io.sluice.function;
