/**
 * What a stranger's query may do: its text is bounded before it is parsed, its algebra is checked and made safe before it is optimized, and
 * its evaluation stops where values or rows grow too large. Nothing here knows of HTTP: that is {@code steppe.serve}, which also bounds how
 * long a query takes and how many run at once.
 */
package steppe.sandbox;
