PRAGMA application_id = 1364084052;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE attribute_values (
	id INTEGER NOT NULL, 
	attribute_id INTEGER NOT NULL, 
	case_id INTEGER, 
	source_id INTEGER, 
	speaker_id INTEGER, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_attribute_values PRIMARY KEY (id), 
	CONSTRAINT fk_attribute_values_attribute_id FOREIGN KEY(attribute_id) REFERENCES attributes (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attribute_values_case_id FOREIGN KEY(case_id) REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attribute_values_source_id FOREIGN KEY(source_id) REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attribute_values_speaker_id FOREIGN KEY(speaker_id) REFERENCES speakers (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE attributes (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	owner VARCHAR(8) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	choices JSON NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_attributes PRIMARY KEY (id), 
	CONSTRAINT uq_attributes_owner_name UNIQUE (owner, name), 
	CONSTRAINT uq_attributes_guid UNIQUE (guid)
);
CREATE TABLE case_members (
	id INTEGER NOT NULL, 
	case_id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	speaker_id INTEGER, 
	CONSTRAINT pk_case_members PRIMARY KEY (id), 
	CONSTRAINT fk_case_members_case_id FOREIGN KEY(case_id) REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_case_members_source_id FOREIGN KEY(source_id) REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_case_members_speaker_id FOREIGN KEY(speaker_id) REFERENCES speakers (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "case_members" VALUES(1,1,1,NULL);
INSERT INTO "case_members" VALUES(2,2,2,NULL);
CREATE TABLE cases (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_cases PRIMARY KEY (id), 
	CONSTRAINT uq_cases_guid UNIQUE (guid), 
	CONSTRAINT uq_cases_name UNIQUE (name)
);
INSERT INTO "cases" VALUES(1,'DD23F6BA-92F0-4520-9D37-1CC1B36C7D37','Oostrand',0);
INSERT INTO "cases" VALUES(2,'A88BB649-CD00-4424-8D5B-6CEC248C66FB','De Kade',1);
CREATE TABLE changes (
	operation_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	table_name VARCHAR(40) NOT NULL, 
	row_id INTEGER NOT NULL, 
	"before" JSON, 
	"after" JSON, 
	CONSTRAINT pk_changes PRIMARY KEY (operation_id, number), 
	CONSTRAINT fk_changes_operation_id FOREIGN KEY(operation_id) REFERENCES operations (id)
);
INSERT INTO "changes" VALUES(1,0,'codes',1,NULL,'{"guid": "84A952A4-D61C-47F1-A328-EA5A7E51ABE6", "slug": "loyalty", "parent_id": null, "position": 0, "label": {"": "loyalty"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#a65fb0", "key": "l", "gap": false, "exclusive": false, "id": 1}');
INSERT INTO "changes" VALUES(2,0,'codes',2,NULL,'{"guid": "BB7C4F08-E3C8-40AE-8378-87AA6F7519F9", "slug": "dual-loyalty", "parent_id": 1, "position": 0, "label": {"": "dual loyalty"}, "definition": {"en": "Torn between network and home base"}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#c2703d", "key": null, "gap": false, "exclusive": false, "id": 2}');
INSERT INTO "changes" VALUES(3,0,'codes',3,NULL,'{"guid": "998302EC-8E40-4AB3-825A-A5822A943C60", "slug": "network-first", "parent_id": 1, "position": 1, "label": {"": "network first"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#4d9a5b", "key": null, "gap": false, "exclusive": false, "id": 3}');
INSERT INTO "changes" VALUES(4,0,'codes',4,NULL,'{"guid": "F73668B1-F5A0-4819-9E28-52F750E762AB", "slug": "legitimation", "parent_id": null, "position": 1, "label": {"": "legitimation"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#4d9a5b", "key": null, "gap": false, "exclusive": false, "id": 4}');
INSERT INTO "changes" VALUES(5,0,'codes',5,NULL,'{"guid": "0713DEB3-C7EE-4327-9812-6D024300BB39", "slug": "public-demand", "parent_id": 4, "position": 0, "label": {"": "public demand"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#b8892b", "key": null, "gap": false, "exclusive": false, "id": 5}');
INSERT INTO "changes" VALUES(6,0,'codes',6,NULL,'{"guid": "80F50DBC-1C26-4B17-A35B-3094F828E59D", "slug": "lack-of-public-demand", "parent_id": 5, "position": 0, "label": {"": "lack of public demand"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#3a9aa0", "key": null, "gap": true, "exclusive": false, "id": 6}');
INSERT INTO "changes" VALUES(7,0,'codes',7,NULL,'{"guid": "38671E33-2B5C-4C05-824A-484D3A3F8546", "slug": "value", "parent_id": null, "position": 2, "label": {"": "value"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#c2556b", "key": null, "gap": false, "exclusive": false, "id": 7}');
INSERT INTO "changes" VALUES(8,0,'sources',1,NULL,'{"guid": "03AD3A12-0175-41BD-A151-E21606A25F1E", "name": "Oostrand-R1", "imported_name": "Oostrand-R1.txt", "text_id": 1, "original_id": 1, "text_sha256": "c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa", "file_sha256": "c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa", "language": "en", "words": 62, "imported_at": "2026-11-22T02:18:32.424Z", "encoding": "UTF-8", "fiction": false, "dropped": [], "id": 1}');
INSERT INTO "changes" VALUES(8,1,'speakers',1,NULL,'{"guid": "CDEDDAFA-D8C8-4127-963D-F5BE70B4A442", "source_id": 1, "name": "I", "is_interviewer": true, "id": 1}');
INSERT INTO "changes" VALUES(8,2,'speakers',2,NULL,'{"guid": "92E70B8C-5E68-4287-9AB3-6E93F03FF95E", "source_id": 1, "name": "R", "is_interviewer": false, "id": 2}');
INSERT INTO "changes" VALUES(8,3,'turns',1,NULL,'{"source_id": 1, "start": 3, "end": 30, "speaker_id": 1, "time_ms": null, "words": 5, "id": 1}');
INSERT INTO "changes" VALUES(8,4,'turns',2,NULL,'{"source_id": 1, "start": 35, "end": 126, "speaker_id": 2, "time_ms": null, "words": 19, "id": 2}');
INSERT INTO "changes" VALUES(8,5,'turns',3,NULL,'{"source_id": 1, "start": 131, "end": 150, "speaker_id": 1, "time_ms": null, "words": 4, "id": 3}');
INSERT INTO "changes" VALUES(8,6,'turns',4,NULL,'{"source_id": 1, "start": 155, "end": 301, "speaker_id": 2, "time_ms": null, "words": 30, "id": 4}');
INSERT INTO "changes" VALUES(8,7,'cases',1,NULL,'{"guid": "DD23F6BA-92F0-4520-9D37-1CC1B36C7D37", "name": "Oostrand", "position": 0, "id": 1}');
INSERT INTO "changes" VALUES(8,8,'case_members',1,NULL,'{"case_id": 1, "source_id": 1, "speaker_id": null, "id": 1}');
INSERT INTO "changes" VALUES(8,9,'sources',2,NULL,'{"guid": "7F4C0B8C-A7E0-4C7B-88F1-0002711D3F3A", "name": "De Kade-R1", "imported_name": "De Kade-R1.txt", "text_id": 2, "original_id": 2, "text_sha256": "beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e", "file_sha256": "beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e", "language": "en", "words": 52, "imported_at": "2026-11-22T02:18:32.459Z", "encoding": "UTF-8", "fiction": false, "dropped": [], "id": 2}');
INSERT INTO "changes" VALUES(8,10,'speakers',3,NULL,'{"guid": "258ED8E3-E338-479D-9AD7-69D012CD7D4E", "source_id": 2, "name": "I", "is_interviewer": true, "id": 3}');
INSERT INTO "changes" VALUES(8,11,'speakers',4,NULL,'{"guid": "594FB584-A205-4043-AFB0-AA44B8BF9579", "source_id": 2, "name": "R", "is_interviewer": false, "id": 4}');
INSERT INTO "changes" VALUES(8,12,'turns',5,NULL,'{"source_id": 2, "start": 3, "end": 24, "speaker_id": 3, "time_ms": null, "words": 5, "id": 5}');
INSERT INTO "changes" VALUES(8,13,'turns',6,NULL,'{"source_id": 2, "start": 29, "end": 118, "speaker_id": 4, "time_ms": null, "words": 18, "id": 6}');
INSERT INTO "changes" VALUES(8,14,'turns',7,NULL,'{"source_id": 2, "start": 123, "end": 146, "speaker_id": 3, "time_ms": null, "words": 4, "id": 7}');
INSERT INTO "changes" VALUES(8,15,'turns',8,NULL,'{"source_id": 2, "start": 151, "end": 245, "speaker_id": 4, "time_ms": null, "words": 21, "id": 8}');
INSERT INTO "changes" VALUES(8,16,'cases',2,NULL,'{"guid": "A88BB649-CD00-4424-8D5B-6CEC248C66FB", "name": "De Kade", "position": 1, "id": 2}');
INSERT INTO "changes" VALUES(8,17,'case_members',2,NULL,'{"case_id": 2, "source_id": 2, "speaker_id": null, "id": 2}');
INSERT INTO "changes" VALUES(9,0,'codings',1,NULL,'{"guid": "4F662E4C-1AF9-4143-9766-0A983D78365B", "source_id": 1, "start": 168, "end": 200, "code_id": 2, "coder_id": 1, "origin": "human", "created_at": "2026-11-22T02:18:32.538Z", "fingerprint": "e0940795be995eb8", "id": 1}');
INSERT INTO "changes" VALUES(10,0,'memos',1,NULL,'{"guid": "C0598630-44B9-43BD-9510-EC95D3995A42", "text": "Torn, she says.", "coder_id": 1, "created_at": "2026-11-22T02:18:32.587Z", "modified_at": "2026-11-22T02:18:32.587Z", "coding_id": 1, "code_id": null, "source_id": null, "case_id": null, "id": 1}');
INSERT INTO "changes" VALUES(11,0,'source_states',1,NULL,'{"source_id": 1, "coder_id": 1, "finished": true, "blind": false, "id": 1}');
INSERT INTO "changes" VALUES(12,0,'codings',2,NULL,'{"guid": "99AE2C19-B110-4EA0-BE20-E712CBE339C7", "source_id": 1, "start": 186, "end": 200, "code_id": 2, "coder_id": 2, "origin": "human", "created_at": "2026-11-22T02:18:32.682Z", "fingerprint": "9faeaab83d49e7d6", "id": 2}');
INSERT INTO "changes" VALUES(13,0,'codings',3,NULL,'{"guid": "62416B7A-732B-4F02-B867-96DE82F4F4E1", "source_id": 1, "start": 102, "end": 125, "code_id": 7, "coder_id": 2, "origin": "human", "created_at": "2026-11-22T02:18:32.739Z", "fingerprint": "3a4b4bd46a05f409", "id": 3}');
INSERT INTO "changes" VALUES(14,0,'source_states',2,NULL,'{"source_id": 1, "coder_id": 2, "finished": true, "blind": false, "id": 2}');
INSERT INTO "changes" VALUES(15,0,'resolutions',1,NULL,'{"guid": "6BC5D72A-969E-482C-AC4D-79138894616D", "source_id": 1, "code_id": 2, "start": 168, "end": 200, "choice": "common", "chosen_coder_id": null, "note": "", "coder_id": 1, "created_at": "2026-11-22T02:18:32.954Z", "fingerprint": "e0940795be995eb8", "id": 1}');
INSERT INTO "changes" VALUES(15,1,'codings',4,NULL,'{"guid": "9873F4FF-2185-4D9A-8F3F-4D79A5530BBA", "source_id": 1, "start": 186, "end": 200, "code_id": 2, "coder_id": 3, "origin": "human", "created_at": "2026-11-22T02:18:32.972Z", "fingerprint": "9faeaab83d49e7d6", "id": 4}');
INSERT INTO "changes" VALUES(16,0,'resolutions',2,NULL,'{"guid": "019F39C8-5CC3-476F-A6AC-13998E175537", "source_id": 1, "code_id": 7, "start": 102, "end": 125, "choice": "neither", "chosen_coder_id": null, "note": "A plan is no value.", "coder_id": 1, "created_at": "2026-11-22T02:18:33.071Z", "fingerprint": "3a4b4bd46a05f409", "id": 2}');
INSERT INTO "changes" VALUES(17,0,'codings',5,NULL,'{"guid": "03DCD28D-633F-4FE4-BF6A-56B103806D5C", "source_id": 2, "start": 89, "end": 100, "code_id": 7, "coder_id": 1, "origin": "human", "created_at": "2026-11-22T02:18:33.114Z", "fingerprint": "780df47fc960e245", "id": 5}');
CREATE TABLE coders (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	CONSTRAINT pk_coders PRIMARY KEY (id), 
	CONSTRAINT uq_coders_guid UNIQUE (guid), 
	CONSTRAINT uq_coders_name UNIQUE (name)
);
INSERT INTO "coders" VALUES(1,'E24AB780-0B5E-4DA0-822B-81D722DFE750','anna','analyst');
INSERT INTO "coders" VALUES(2,'EF5A3EC3-17DD-4905-A0BC-01942B9AAA4D','bas','analyst');
INSERT INTO "coders" VALUES(3,'55B6DD72-2783-4535-92F4-2D044670CB55','consensus','consensus');
CREATE TABLE codes (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	slug VARCHAR(200) NOT NULL, 
	parent_id INTEGER, 
	position INTEGER NOT NULL, 
	label JSON NOT NULL, 
	definition JSON NOT NULL, 
	inclusion JSON NOT NULL, 
	exclusion JSON NOT NULL, 
	example JSON NOT NULL, 
	cues JSON NOT NULL, 
	colour VARCHAR(9) NOT NULL, 
	"key" VARCHAR(1), 
	gap BOOLEAN NOT NULL, 
	"exclusive" BOOLEAN NOT NULL, 
	CONSTRAINT pk_codes PRIMARY KEY (id), 
	CONSTRAINT uq_codes_guid UNIQUE (guid), 
	CONSTRAINT uq_codes_slug UNIQUE (slug), 
	CONSTRAINT fk_codes_parent_id FOREIGN KEY(parent_id) REFERENCES codes (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "codes" VALUES(1,'84A952A4-D61C-47F1-A328-EA5A7E51ABE6','loyalty',NULL,0,'{"": "loyalty"}','{}','{}','{}','{}','{}','#a65fb0','l',0,0);
INSERT INTO "codes" VALUES(2,'BB7C4F08-E3C8-40AE-8378-87AA6F7519F9','dual-loyalty',1,0,'{"": "dual loyalty"}','{"en": "Torn between network and home base"}','{}','{}','{}','{}','#c2703d',NULL,0,0);
INSERT INTO "codes" VALUES(3,'998302EC-8E40-4AB3-825A-A5822A943C60','network-first',1,1,'{"": "network first"}','{}','{}','{}','{}','{}','#4d9a5b',NULL,0,0);
INSERT INTO "codes" VALUES(4,'F73668B1-F5A0-4819-9E28-52F750E762AB','legitimation',NULL,1,'{"": "legitimation"}','{}','{}','{}','{}','{}','#4d9a5b',NULL,0,0);
INSERT INTO "codes" VALUES(5,'0713DEB3-C7EE-4327-9812-6D024300BB39','public-demand',4,0,'{"": "public demand"}','{}','{}','{}','{}','{}','#b8892b',NULL,0,0);
INSERT INTO "codes" VALUES(6,'80F50DBC-1C26-4B17-A35B-3094F828E59D','lack-of-public-demand',5,0,'{"": "lack of public demand"}','{}','{}','{}','{}','{}','#3a9aa0',NULL,1,0);
INSERT INTO "codes" VALUES(7,'38671E33-2B5C-4C05-824A-484D3A3F8546','value',NULL,2,'{"": "value"}','{}','{}','{}','{}','{}','#c2556b',NULL,0,0);
CREATE TABLE codings (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	source_id INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	code_id INTEGER NOT NULL, 
	coder_id INTEGER NOT NULL, 
	origin VARCHAR(12) NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	fingerprint VARCHAR(16) NOT NULL, 
	CONSTRAINT pk_codings PRIMARY KEY (id), 
	CONSTRAINT uq_codings_guid UNIQUE (guid), 
	CONSTRAINT fk_codings_source_id FOREIGN KEY(source_id) REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_codings_code_id FOREIGN KEY(code_id) REFERENCES codes (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_codings_coder_id FOREIGN KEY(coder_id) REFERENCES coders (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "codings" VALUES(1,'4F662E4C-1AF9-4143-9766-0A983D78365B',1,168,200,2,1,'human','2026-11-22T02:18:32.538Z','e0940795be995eb8');
INSERT INTO "codings" VALUES(2,'99AE2C19-B110-4EA0-BE20-E712CBE339C7',1,186,200,2,2,'human','2026-11-22T02:18:32.682Z','9faeaab83d49e7d6');
INSERT INTO "codings" VALUES(3,'62416B7A-732B-4F02-B867-96DE82F4F4E1',1,102,125,7,2,'human','2026-11-22T02:18:32.739Z','3a4b4bd46a05f409');
INSERT INTO "codings" VALUES(4,'9873F4FF-2185-4D9A-8F3F-4D79A5530BBA',1,186,200,2,3,'human','2026-11-22T02:18:32.972Z','9faeaab83d49e7d6');
CREATE TABLE memos (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	text TEXT NOT NULL, 
	coder_id INTEGER NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	modified_at VARCHAR(32) NOT NULL, 
	coding_id INTEGER, 
	code_id INTEGER, 
	source_id INTEGER, 
	case_id INTEGER, 
	CONSTRAINT pk_memos PRIMARY KEY (id), 
	CONSTRAINT uq_memos_guid UNIQUE (guid), 
	CONSTRAINT fk_memos_coder_id FOREIGN KEY(coder_id) REFERENCES coders (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_memos_coding_id FOREIGN KEY(coding_id) REFERENCES codings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_memos_code_id FOREIGN KEY(code_id) REFERENCES codes (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_memos_source_id FOREIGN KEY(source_id) REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_memos_case_id FOREIGN KEY(case_id) REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "memos" VALUES(1,'C0598630-44B9-43BD-9510-EC95D3995A42','Torn, she says.',1,'2026-11-22T02:18:32.587Z','2026-11-22T02:18:32.587Z',1,NULL,NULL,NULL);
CREATE TABLE operations (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	coder_id INTEGER NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	verb VARCHAR(40) NOT NULL, 
	summary JSON NOT NULL, 
	tool_version VARCHAR(40) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	target_id INTEGER, 
	state VARCHAR(8) NOT NULL, 
	change_count INTEGER NOT NULL, 
	CONSTRAINT pk_operations PRIMARY KEY (id), 
	CONSTRAINT uq_operations_guid UNIQUE (guid), 
	CONSTRAINT fk_operations_coder_id FOREIGN KEY(coder_id) REFERENCES coders (id), 
	CONSTRAINT fk_operations_target_id FOREIGN KEY(target_id) REFERENCES operations (id)
);
INSERT INTO "operations" VALUES(1,'F7AC1BD9-0780-41D1-8508-3F8782705EFE',1,'2026-11-22T02:18:32.222Z','add code','{"text": "Added code \u201c{code}\u201d", "values": {"code": "loyalty"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(2,'A2CE4FEE-D3E5-4AC5-BE8E-D88888D72D60',1,'2026-11-22T02:18:32.241Z','add code','{"text": "Added code \u201c{code}\u201d", "values": {"code": "dual loyalty"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(3,'4D249394-006B-4115-85EE-16A9A376B52B',1,'2026-11-22T02:18:32.257Z','add code','{"text": "Added code \u201c{code}\u201d", "values": {"code": "network first"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(4,'A2F9EB8D-AE02-4F5B-A492-607C794A3CFF',1,'2026-11-22T02:18:32.277Z','add code','{"text": "Added code \u201c{code}\u201d", "values": {"code": "legitimation"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(5,'14C75211-FD8E-4148-B4A2-4188357A1E88',1,'2026-11-22T02:18:32.290Z','add code','{"text": "Added code \u201c{code}\u201d", "values": {"code": "public demand"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(6,'DDD27AE1-C387-40D2-B150-90B5AEF878ED',1,'2026-11-22T02:18:32.306Z','add code','{"text": "Added code \u201c{code}\u201d", "values": {"code": "lack of public demand"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(7,'96457C01-25AC-40C6-B6CD-0375612ABBA0',1,'2026-11-22T02:18:32.326Z','add code','{"text": "Added code \u201c{code}\u201d", "values": {"code": "value"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(8,'A9A110D8-D3FD-42D6-9938-737AB01A620D',1,'2026-11-22T02:18:32.468Z','import','{"text": "Imported \u201c{first}\u201d", "values": {"n": 2, "first": "Oostrand-R1"}, "many": "Imported {n} sources, \u201c{first}\u201d first"}','0.1.0','do',NULL,'done',18);
INSERT INTO "operations" VALUES(9,'E027B658-BEBC-4AE0-ACAE-98347452D12D',1,'2026-11-22T02:18:32.557Z','code','{"text": "Coded a segment of \u201c{source}\u201d with {codes}", "values": {"source": "Oostrand-R1", "codes": ["\u201cdual loyalty\u201d"]}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(10,'FE825652-610F-4DA1-9906-1E9C3EE6A931',1,'2026-11-22T02:18:32.595Z','memo','{"text": "Wrote a memo on a coding", "values": {}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(11,'84D7800E-32AD-4FF3-8A71-D82A93CB12AF',1,'2026-11-22T02:18:32.611Z','finish','{"text": "Finished coding \u201c{source}\u201d", "values": {"n": 1, "source": "Oostrand-R1"}, "many": "Finished coding {n} sources, \u201c{source}\u201d first"}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(12,'C1DDAAB1-3022-40A8-A947-F1F2448E81AE',2,'2026-11-22T02:18:32.707Z','code','{"text": "Coded a segment of \u201c{source}\u201d with {codes}", "values": {"source": "Oostrand-R1", "codes": ["\u201cdual loyalty\u201d"]}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(13,'C5CD97A2-F48D-42EA-8CDE-5335D25C3636',2,'2026-11-22T02:18:32.742Z','code','{"text": "Coded a segment of \u201c{source}\u201d with {codes}", "values": {"source": "Oostrand-R1", "codes": ["\u201cvalue\u201d"]}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(14,'FA9A7158-8384-4304-AC33-B05205F5A4D9',2,'2026-11-22T02:18:32.768Z','finish','{"text": "Finished coding \u201c{source}\u201d", "values": {"n": 1, "source": "Oostrand-R1"}, "many": "Finished coding {n} sources, \u201c{source}\u201d first"}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(15,'9CBEA0F9-4183-4F8F-B385-678F6F11B2A0',1,'2026-11-22T02:18:33.020Z','resolve','{"text": "Resolved \u201c{code}\u201d in \u201c{source}\u201d: only what everyone coded", "values": {"code": "dual loyalty", "source": "Oostrand-R1"}}','0.1.0','do',NULL,'done',2);
INSERT INTO "operations" VALUES(16,'99A535A3-5567-4DAF-B5D2-977A9756412C',1,'2026-11-22T02:18:33.102Z','resolve','{"text": "Resolved \u201c{code}\u201d in \u201c{source}\u201d: not coded", "values": {"code": "value", "source": "Oostrand-R1"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(17,'F8BF5A75-5BA5-4DD2-B4E2-BB2E88205193',1,'2026-11-22T02:18:33.125Z','code','{"text": "Coded a segment of \u201c{source}\u201d with {codes}", "values": {"source": "De Kade-R1", "codes": ["\u201cvalue\u201d"]}}','0.1.0','do',NULL,'undone',1);
INSERT INTO "operations" VALUES(18,'54EE177B-4F34-4DB9-9099-FAD6570F7C55',1,'2026-11-22T02:18:33.156Z','undo','{"text": "Coded a segment of \u201c{source}\u201d with {codes}", "values": {"source": "De Kade-R1", "codes": ["\u201cvalue\u201d"]}}','0.1.0','undo',17,'final',1);
CREATE TABLE originals (
	id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_originals PRIMARY KEY (id)
);
INSERT INTO "originals" VALUES(1,'c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa',X'493A20486F77206469642074686520776F726B73686F7020626567696E3F0A0A523A20497420646964206E6F7420626567696E2C20697420677265772E205765206B6E65772065616368206F746865722066726F6D20616E206F6C642070726F6A6563742E204E6F626F64792061736B656420666F72206120706C616E2E0A0A493A20416E6420796F7572206F776E20626F6172643F0A0A523A2049207374616E642077697468206F6E6520666F6F74206865726520616E64206F6E6520666F6F742074686572652E205468617420697320686172642E204D7920626F6172642077616E747320666967757265732C20616E64207468652070656F706C6520617420746865206B69746368656E207461626C652077616E742061206C696665206F66207468656972206F776E2E0A');
INSERT INTO "originals" VALUES(2,'beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e',X'493A2057686F6D20646F20796F7520776F726B20666F723F0A0A523A20466F722074686520717561792C20616E6420666F722074686520746F776E20746861742070617973206D652E20536F6D6574696D6573204920616D2061206D657373656E6765722C20736F6D6574696D65732061207370792E0A0A493A20446F657320616E79626F6479207468616E6B20796F753F0A0A523A204E6F626F64792061736B656420666F72206120706C616E2C20616E64206E6F626F6479207468616E6B7320796F7520666F72206F6E652E204920616D206E6F7420737572652077686F2077652061726520646F696E6720697420666F722E0A');
CREATE TABLE preferences (
	coder_id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_preferences PRIMARY KEY (coder_id, name), 
	CONSTRAINT fk_preferences_coder_id FOREIGN KEY(coder_id) REFERENCES coders (id)
);
CREATE TABLE resolutions (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	source_id INTEGER NOT NULL, 
	code_id INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	choice VARCHAR(12) NOT NULL, 
	chosen_coder_id INTEGER, 
	note TEXT NOT NULL, 
	coder_id INTEGER NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	fingerprint VARCHAR(16) NOT NULL, 
	CONSTRAINT pk_resolutions PRIMARY KEY (id), 
	CONSTRAINT uq_resolutions_guid UNIQUE (guid), 
	CONSTRAINT fk_resolutions_source_id FOREIGN KEY(source_id) REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_resolutions_code_id FOREIGN KEY(code_id) REFERENCES codes (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_resolutions_chosen_coder_id FOREIGN KEY(chosen_coder_id) REFERENCES coders (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_resolutions_coder_id FOREIGN KEY(coder_id) REFERENCES coders (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "resolutions" VALUES(1,'6BC5D72A-969E-482C-AC4D-79138894616D',1,2,168,200,'common',NULL,'',1,'2026-11-22T02:18:32.954Z','e0940795be995eb8');
INSERT INTO "resolutions" VALUES(2,'019F39C8-5CC3-476F-A6AC-13998E175537',1,7,102,125,'neither',NULL,'A plan is no value.',1,'2026-11-22T02:18:33.071Z','3a4b4bd46a05f409');
CREATE TABLE row_ids (
	table_name VARCHAR(40) NOT NULL, 
	next INTEGER NOT NULL, 
	CONSTRAINT pk_row_ids PRIMARY KEY (table_name)
);
INSERT INTO "row_ids" VALUES('sources',3);
INSERT INTO "row_ids" VALUES('speakers',5);
INSERT INTO "row_ids" VALUES('turns',9);
INSERT INTO "row_ids" VALUES('codes',8);
INSERT INTO "row_ids" VALUES('codings',6);
INSERT INTO "row_ids" VALUES('cases',3);
INSERT INTO "row_ids" VALUES('case_members',3);
INSERT INTO "row_ids" VALUES('attributes',1);
INSERT INTO "row_ids" VALUES('attribute_values',1);
INSERT INTO "row_ids" VALUES('memos',2);
INSERT INTO "row_ids" VALUES('source_states',3);
INSERT INTO "row_ids" VALUES('resolutions',3);
INSERT INTO "row_ids" VALUES('coders',4);
INSERT INTO "row_ids" VALUES('texts',3);
INSERT INTO "row_ids" VALUES('originals',3);
INSERT INTO "row_ids" VALUES('operations',19);
CREATE TABLE settings (
	name VARCHAR(80) NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_settings PRIMARY KEY (name)
);
INSERT INTO "settings" VALUES('name','"Small study"');
INSERT INTO "settings" VALUES('guid','"00C547E8-E39F-45CC-AA2B-5DA71CC64240"');
INSERT INTO "settings" VALUES('created_at','"2026-11-22T02:18:32.177Z"');
CREATE TABLE source_states (
	id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	coder_id INTEGER NOT NULL, 
	finished BOOLEAN NOT NULL, 
	blind BOOLEAN NOT NULL, 
	CONSTRAINT pk_source_states PRIMARY KEY (id), 
	CONSTRAINT uq_source_states_source_id_coder_id UNIQUE (source_id, coder_id), 
	CONSTRAINT fk_source_states_source_id FOREIGN KEY(source_id) REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_source_states_coder_id FOREIGN KEY(coder_id) REFERENCES coders (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "source_states" VALUES(1,1,1,1,0);
INSERT INTO "source_states" VALUES(2,1,2,1,0);
CREATE TABLE sources (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	name VARCHAR(300) NOT NULL, 
	imported_name VARCHAR(300) NOT NULL, 
	text_id INTEGER NOT NULL, 
	original_id INTEGER NOT NULL, 
	text_sha256 VARCHAR(64) NOT NULL, 
	file_sha256 VARCHAR(64) NOT NULL, 
	language VARCHAR(8) NOT NULL, 
	words INTEGER NOT NULL, 
	imported_at VARCHAR(32) NOT NULL, 
	encoding VARCHAR(40), 
	fiction BOOLEAN NOT NULL, 
	dropped JSON NOT NULL, 
	CONSTRAINT pk_sources PRIMARY KEY (id), 
	CONSTRAINT uq_sources_guid UNIQUE (guid), 
	CONSTRAINT uq_sources_name UNIQUE (name), 
	CONSTRAINT fk_sources_text_id FOREIGN KEY(text_id) REFERENCES texts (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_sources_original_id FOREIGN KEY(original_id) REFERENCES originals (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "sources" VALUES(1,'03AD3A12-0175-41BD-A151-E21606A25F1E','Oostrand-R1','Oostrand-R1.txt',1,1,'c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa','c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa','en',62,'2026-11-22T02:18:32.424Z','UTF-8',0,'[]');
INSERT INTO "sources" VALUES(2,'7F4C0B8C-A7E0-4C7B-88F1-0002711D3F3A','De Kade-R1','De Kade-R1.txt',2,2,'beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e','beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e','en',52,'2026-11-22T02:18:32.459Z','UTF-8',0,'[]');
CREATE TABLE speakers (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	source_id INTEGER NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	is_interviewer BOOLEAN NOT NULL, 
	CONSTRAINT pk_speakers PRIMARY KEY (id), 
	CONSTRAINT uq_speakers_guid UNIQUE (guid), 
	CONSTRAINT fk_speakers_source_id FOREIGN KEY(source_id) REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "speakers" VALUES(1,'CDEDDAFA-D8C8-4127-963D-F5BE70B4A442',1,'I',1);
INSERT INTO "speakers" VALUES(2,'92E70B8C-5E68-4287-9AB3-6E93F03FF95E',1,'R',0);
INSERT INTO "speakers" VALUES(3,'258ED8E3-E338-479D-9AD7-69D012CD7D4E',2,'I',1);
INSERT INTO "speakers" VALUES(4,'594FB584-A205-4043-AFB0-AA44B8BF9579',2,'R',0);
CREATE TABLE texts (
	id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	content TEXT NOT NULL, 
	sentences BLOB NOT NULL, 
	words BLOB NOT NULL, 
	times BLOB NOT NULL, 
	CONSTRAINT pk_texts PRIMARY KEY (id)
);
INSERT INTO "texts" VALUES(1,'c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa','I: How did the workshop begin?

R: It did not begin, it grew. We knew each other from an old project. Nobody asked for a plan.

I: And your own board?

R: I stand with one foot here and one foot there. That is hard. My board wants figures, and the people at the kitchen table want a life of their own.
',X'0000000002000000030000001E0000002000000022000000230000003D0000003E00000065000000660000007E00000080000000820000008300000096000000980000009A0000009B000000C9000000CA000000D7000000D80000002D010000',X'0000000003000000070000000B0000000F000000180000002000000023000000260000002A0000002E00000035000000380000003E00000041000000460000004B0000005100000056000000590000005D000000660000006D0000007300000077000000790000008000000083000000870000008C00000090000000980000009B0000009D000000A3000000A8000000AC000000B1000000B6000000BA000000BE000000C3000000CA000000CF000000D2000000D8000000DB000000E1000000E7000000F0000000F4000000F8000000FF00000002010000060100000E01000014010000190100001B010000200100002301000029010000',X'');
INSERT INTO "texts" VALUES(2,'beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e','I: Whom do you work for?

R: For the quay, and for the town that pays me. Sometimes I am a messenger, sometimes a spy.

I: Does anybody thank you?

R: Nobody asked for a plan, and nobody thanks you for one. I am not sure who we are doing it for.
',X'000000000200000003000000180000001A0000001C0000001D000000490000004A00000076000000780000007A0000007B00000092000000940000009600000097000000CE000000CF000000F5000000',X'0000000003000000080000000B0000000F000000140000001A0000001D00000021000000250000002B0000002F00000033000000370000003C00000041000000460000004A0000005400000056000000590000005B000000660000007000000072000000780000007B00000080000000880000008E00000094000000970000009E000000A4000000A8000000AA000000B0000000B4000000BB000000C2000000C6000000CA000000CF000000D1000000D4000000D8000000DD000000E1000000E4000000E8000000EE000000F1000000',X'');
CREATE TABLE turns (
	id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	speaker_id INTEGER, 
	time_ms INTEGER, 
	words INTEGER NOT NULL, 
	CONSTRAINT pk_turns PRIMARY KEY (id), 
	CONSTRAINT fk_turns_source_id FOREIGN KEY(source_id) REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_turns_speaker_id FOREIGN KEY(speaker_id) REFERENCES speakers (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "turns" VALUES(1,1,3,30,1,NULL,5);
INSERT INTO "turns" VALUES(2,1,35,126,2,NULL,19);
INSERT INTO "turns" VALUES(3,1,131,150,1,NULL,4);
INSERT INTO "turns" VALUES(4,1,155,301,2,NULL,30);
INSERT INTO "turns" VALUES(5,2,3,24,3,NULL,5);
INSERT INTO "turns" VALUES(6,2,29,118,4,NULL,18);
INSERT INTO "turns" VALUES(7,2,123,146,3,NULL,4);
INSERT INTO "turns" VALUES(8,2,151,245,4,NULL,21);
CREATE INDEX ix_operations_undo ON operations (coder_id, kind, state, id);
CREATE INDEX ix_sources_file_sha256 ON sources (file_sha256);
CREATE INDEX ix_changes_row ON changes (table_name, row_id);
CREATE INDEX ix_speakers_source_id ON speakers (source_id);
CREATE INDEX ix_codings_source_id_start ON codings (source_id, start);
CREATE INDEX ix_codings_code_id ON codings (code_id);
CREATE INDEX ix_resolutions_code_id ON resolutions (code_id);
CREATE INDEX ix_resolutions_source_id ON resolutions (source_id);
CREATE INDEX ix_turns_source_id_start ON turns (source_id, start);
CREATE INDEX ix_case_members_source_id ON case_members (source_id);
CREATE INDEX ix_attribute_values_attribute_id ON attribute_values (attribute_id);
COMMIT;
