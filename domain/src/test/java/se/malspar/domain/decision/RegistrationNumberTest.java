package se.malspar.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.malspar.domain.time.UnreadableText;
import tools.jackson.databind.json.JsonMapper;

class RegistrationNumberTest {

    @ParameterizedTest
    @CsvSource({
        "KS 2019/160, KS 2019/160",
        "KS 2018/109, KS 2018/109",
        "KS-2026-00410, KS 2026/410",
        "KS/2020:123, KS 2020/123",
        "Ks/2015:184, KS 2015/184",
        "KS2014/1596, KS 2014/1596",
        "KS2014/154-8, KS 2014/154",
        "2013-KS0548/003, KS 2013/548",
        "KS-2014/742.912, KS 2014/742",
        "IFN 2018/00256-1.6.1, IFN 2018/256",
        "SLK-2025-00041, SLK 2025/41",
        "SLK-2024-00009:52, SLK 2024/9",
        "SLK-2025-00006:-1, SLK 2025/6",
        "2024.147 KS, KS 2024/147",
        "KU.2017.3, KU 2017/3",
        "KSF-2022-00486, KSF 2022/486",
        "KFSK 2013/182-040, KFSK 2013/182",
        "STK-2020-90, STK 2020/90",
        "KFN 2020/026, KFN 2020/26",
        "Dnr KS 2019/160, KS 2019/160",
        "'Dnr: KS 2019/160', KS 2019/160",
        "BÖN 2020/7, BÖN 2020/7",
    })
    void the_forms_seen_in_minutes_give_a_key(String printed, String key) {
        assertThat(new RegistrationNumber(printed).key()).contains(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KS 2019/160",
                "KS/2019:160",
                "KS-2019-00160",
                "Ks/2019:160",
                "2019.160 KS",
                "ks 2019 / 160",
                "KS\u00a02019/160",
                "KS 160/2019",
                "KS 00160/2019"
            })
    void ways_of_writing_one_case_have_one_key(String printed) {
        assertThat(new RegistrationNumber(printed).key()).contains("KS 2019/160");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00744/2024",
                "0901/22",
                "106521",
                "KS 2018/2019",
                "KS 19/160",
                "2025 nr 141",
                "KS 2019/0",
                "KS 2019/160 och 161",
                "KS 1819/160",
                "bilaga 3",
                "?"
            })
    void other_forms_are_kept_without_a_key(String printed) {
        var number = new RegistrationNumber(printed);
        assertThat(number.printed()).isEqualTo(printed);
        assertThat(number.key()).isEmpty();
    }

    @Test
    void a_padded_running_number_is_no_year() {
        assertThat(new RegistrationNumber("KS-2018-02019").key()).contains("KS 2018/2019");
        assertThat(new RegistrationNumber("KS 2018/02019").key()).contains("KS 2018/2019");
        assertThat(new RegistrationNumber("KS 2018/20190").key()).contains("KS 2018/20190");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "KS 2019/160\u0000", "KS\n2019/160", "KS\u202e2019/160"})
    void refuses_nothing_and_what_cannot_be_seen(String printed) {
        assertThatExceptionOfType(UnreadableText.class)
                .isThrownBy(() -> new RegistrationNumber(printed))
                .satisfies(refusal -> assertThat(refusal.what()).isEqualTo("unreadable-registration-number"));
    }

    @Test
    void takes_a_hundred_characters_and_no_more() {
        assertThat(new RegistrationNumber("x".repeat(100)).printed()).hasSize(100);
        assertThatExceptionOfType(UnreadableText.class).isThrownBy(() -> new RegistrationNumber("x".repeat(101)));
    }

    @Test
    void is_its_printed_form_in_json() {
        var json = JsonMapper.builder().build();
        var number = new RegistrationNumber("Ks/2015:184");
        assertThat(json.writeValueAsString(number)).isEqualTo("\"Ks/2015:184\"");
        assertThat(json.readValue("\"Ks/2015:184\"", RegistrationNumber.class)).isEqualTo(number);
    }
}
