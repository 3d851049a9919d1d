/** A document beside the claims that were made of it: what is covered, what is not, and where words stand. */
package steppe.audit;
