/** The search box: things by their labels in all scripts, what is said in these words, and the saved questions. */
package steppe.search;
