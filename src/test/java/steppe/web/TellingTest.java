package steppe.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TellingTest {
    @Test
    void aSentenceIsCutToWhatTells() {
        assertThat(Telling.words("  Who founded the\tSCO? ")).containsExactly("founded", "SCO");
        assertThat(Telling.words("Turkey's role, the states’ trade with Xi'an")).containsExactly("Turkey", "role", "states", "trade", "Xi'an");
        assertThat(Telling.words("China-backed projects, China–EU and/or – Iran")).containsExactly("China", "backed", "projects", "EU", "Iran");
        assertThat(Telling.words("«Шёлковый путь», 上合组织!")).containsExactly("Шёлковый", "путь", "上合组织");
    }

    @Test
    void ifNothingTellsAllIsKept() {
        assertThat(Telling.words("What is the")).containsExactly("What", "is", "the");
        assertThat(Telling.words("?!")).containsExactly("?!");
        assertThat(Telling.words(" – ")).containsExactly("–");
        assertThat(Telling.words("/ -")).containsExactly("/ -");
        assertThat(Telling.words(" ")).isEmpty();
    }

    @Test
    void capitalsAreAName() {
        assertThat(Telling.words("attacks of IS")).containsExactly("attacks", "IS");
        assertThat(Telling.words("attacks of is")).containsExactly("attacks");
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        assertThat(Telling.words("𝔸".repeat(300))).containsExactly("𝔸".repeat(200));
    }
}
