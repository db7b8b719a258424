package crcr.infrastructure.http.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ForwardedBodyTest {
    private static final int MOST = 16 * 1024;

    private static ForwardedBody of(String body) {
        return ForwardedBody.withVerdictChecked(body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> problemOf(String verdict) {
        return of("{\"workflow\":{\"triage_verdict\":" + verdict + "}}").leftOut();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'workflow':{'triage_verdict':7}} | {'workflow':{}}",
                "{'workflow': { 'triage_verdict' : [ 1 , 2 ] } , 'z':1.50} | {'workflow': {  } , 'z':1.50}",
                "{'workflow':{'triage_verdict':'x', 'n':1.10}} | {'workflow':{'n':1.10}}",
                "{'workflow':{'n': -1.0e10 , 'triage_verdict' : {'category':'x'} , 't':'é😀'}} "
                        + "| {'workflow':{'n': -1.0e10 , 't':'é😀'}}",
                "{'workflow':{'l':[{'triage_verdict':1}], 'triage_verdict':true }} "
                        + "| {'workflow':{'l':[{'triage_verdict':1}] }}",
                "{'triage_verdict':1,'a':{'workflow':{'triage_verdict':1}},'workflow':{'\\u0074riage_verdict':1}} "
                        + "| {'triage_verdict':1,'a':{'workflow':{'triage_verdict':1}},'workflow':{}}"
            })
    void ofTheBodyOnlyTheVerdictIsCutThatIsNone(String body, String forwarded) {
        ForwardedBody cut = of(body.replace('\'', '"'));

        assertEquals(forwarded.replace('\'', '"'), new String(cut.payload().bytes(), StandardCharsets.UTF_8));
        assertEquals(1, cut.leftOut().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'schema_version':1,'category':'upstream'}",
                "{'schema_version':'1','category':'unknown','confidence':null,'analyzer':{'name':'x'}}",
                "{'category':'flake','schema_version':1,'confidence':'whatever','summary':'','evidence':[],"
                        + "'suspected_upstream':{'pr':4711},'reproduced_on_retry':false}"
            })
    void aVerdictPasses(String verdict) {
        byte[] body = ("{\"workflow\":{\"triage_verdict\":" + verdict.replace('\'', '"') + "}}")
                .getBytes(StandardCharsets.UTF_8);

        ForwardedBody forwarded = ForwardedBody.withVerdictChecked(body);

        assertEquals(List.of(), forwarded.leftOut());
        assertSame(body, forwarded.payload().bytes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{}' | must be a JSON object",
                "[] | must be a JSON object",
                "{} | schema_version must be 1",
                "{'schema_version':2,'category':'flake'} | schema_version must be 1",
                "{'schema_version':1.0,'category':'flake'} | schema_version must be 1",
                "{'schema_version':true,'category':'flake'} | schema_version must be 1",
                "{'schema_version':1} | category must be one of upstream, backend, infra, flake, unknown",
                "{'schema_version':1,'category':'Upstream'} | category must be one of upstream, backend, infra, flake, unknown",
                "{'schema_version':1,'category':['infra']} | category must be one of upstream, backend, infra, flake, unknown",
                "{'schema_version':1,'category':'infra','confidence':0.9} | confidence must be a string",
                "{'schema_version':1,'category':'infra','summary':{}} | summary must be a string",
                "{'schema_version':1,'category':'infra','suspected_upstream':'#1'} | suspected_upstream must be an object",
                "{'schema_version':1,'category':'infra','evidence':{}} | evidence must be an array"
            },
            quoteCharacter = '`')
    void whatIsNoVerdictIsSaid(String verdict, String problem) {
        assertEquals(List.of("workflow.triage_verdict: " + problem), problemOf(verdict.replace('\'', '"')));
    }

    @Test
    void aVerdictHas16KiBAtMost() {
        String begun = "{\"schema_version\":1,\"category\":\"infra\",\"summary\":\"";
        String longest = begun + "x".repeat(MOST - begun.length() - 2) + "\"}";

        assertEquals(List.of(), problemOf(longest));
        assertEquals(
                List.of("workflow.triage_verdict: has 16385 bytes; 16384 are the most"),
                problemOf(longest.replace("}", " }")));
    }
}
