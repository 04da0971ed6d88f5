/** How results look: aligned, CSV, JSON, Markdown. Each renderer writes rows as they come. */
package io.sluice.shell.render;
