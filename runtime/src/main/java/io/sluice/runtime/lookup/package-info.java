/** Reading a live table by its primary key in place of a scan, where the condition over it fixes all of the key. */
package io.sluice.runtime.lookup;
