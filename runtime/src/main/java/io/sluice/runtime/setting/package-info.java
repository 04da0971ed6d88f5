/** Settings of the engine as data: names, types, defaults, descriptions, and their values of the moment. */
package io.sluice.runtime.setting;
