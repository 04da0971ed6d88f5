/**
 * The engine's objects by name: streams, tables, views, sinks and system tables, as immutable snapshots that planning, tools and statements
 * read while others change them.
 */
package io.sluice.runtime.catalog;
