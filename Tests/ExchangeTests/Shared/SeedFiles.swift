/// A small file of each format that is only read, to be damaged and read again.
enum SeedFiles {
  static let all: [(id: String, text: String)] = [
    (
      "dl",
      "DL N=3, NM=2 FORMAT = fullmatrix\nLABELS:\nAnna,Bernd\n\"Clara V\"\nMATRIX LABELS:\nkennt fragt\n"
        + "DATA:\n0 1 2\n1 0 na\n0 1 0\n0 0 1\n0 0 0\n1 0 0\n"
    ),
    ("dl", "dl nr=2, nc=3 format = edgelist2\nlabels embedded\ndata:\na x 2\nb y\nb z na\n"),
    (
      "vna",
      "*Node data\nID name place\na \"Anna Beyer\" Nord\nb B Süd\n*Node properties\nID x y\na 0 1\n"
        + "*Tie data\nfrom to kennt fragt\na b 1 0\nb a 2 3\n"
    ),
    (
      "gdf",
      "nodedef>name VARCHAR,label VARCHAR,age INT\na,'Beyer, Anna',41\nb,Bernd,\n"
        + "edgedef>node1 VARCHAR,node2 VARCHAR,weight DOUBLE,directed BOOLEAN\na,b,2.5,true\n"
    ),
    (
      "dynetml",
      "<DynamicNetwork><MetaNetwork><nodes><nodeclass type='agent' id='agent'><node id='A' title='Anna'/>"
        + "<node id='B'><properties><property id='age' value='4'/></properties></node></nodeclass></nodes>"
        + "<networks><network sourceType='agent' targetType='agent' id='kennt'><link source='A' target='B' "
        + "value='2'/><link source='B' target='A' value='0'/></network></networks></MetaNetwork></DynamicNetwork>"
    ),
    ("sif", "Anna\tkennt\tBernd\tClara\nDora\n"),
    (
      "kumu",
      #"{"elements":[{"label":"Anna","type":"Person","tags":["a","b"]},{"_id":"c","attributes":{"label":"Chor"}}],"#
        + #""connections":[{"from":"Anna","to":"Chor","type":"member","direction":"directed"}]}"#
    ),
    (
      "cyjs",
      #"{"elements":{"nodes":[{"data":{"id":"1","name":"A","x":1.5}},{"data":{"id":"2"}}],"#
        + #""edges":[{"data":{"source":"1","target":"2","interaction":"kennt","weight":2}}]}}"#
    ),
    (
      "cx2",
      #"[{"CXVersion":"2.0"},{"attributeDeclarations":[{"nodes":{"name":{"a":"n"},"ort":{"v":"Nord"}}}]},"#
        + #"{"nodes":[{"id":1,"v":{"n":"A"}},{"id":2,"v":{}}]},{"edges":[{"s":1,"t":2,"v":{"weight":3}}]}]"#
    ),
    (
      "vis",
      #"{"nodes":[{"id":1,"label":"A"},{"id":2}],"edges":[{"from":1,"to":2,"arrows":{"to":true},"value":2}]}"#
    ),
    (
      "graphology",
      #"{"options":{"type":"mixed"},"nodes":[{"key":"a","attributes":{"label":"A"}},{"key":"b"}],"#
        + #""edges":[{"source":"a","target":"b","undirected":true,"attributes":{"weight":2}}]}"#
    ),
    (
      "popolo",
      #"{"persons":[{"id":"p","name":"A","contact_details":[{"type":"email","value":"a@b"}]}],"#
        + #""organizations":[{"id":"o","name":"Rat"},{"id":"q","name":"A","parent_id":"o"}],"#
        + #""memberships":[{"person_id":"p","organization_id":"o","start_date":"2019"}]}"#
    ),
    (
      "oparl",
      #"{"data":[{"id":"https://r/p","type":"https://schema.oparl.org/1.1/Person","name":"A","#
        + #""membership":[{"organization":"https://r/o","startDate":"2019-07-01"}]}],"links":{"next":"x"}}"#
    ),
    (
      "instagram",
      #"[{"title":"","string_list_data":[{"href":"h","value":"anna","timestamp":1700000000}]}]"#
    ),
    (
      "telegram",
      #"{"name":"Bad","type":"private_group","id":5,"messages":[{"type":"message","date":"2024-03-04T10:00:00","#
        + #""from":"Anna","from_id":"user1","text":"x"}]}"#
    ),
    (
      "vcard",
      "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=\r\nller;Anna\r\n"
        + "TEL;HOME:1\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Bernd\r\nORG:Chor;Alt\r\n"
        + "RELATED;TYPE=friend;VALUE=text:Clara\r\n Voss\r\nADR:;;Weg 1;Aue;;;\r\nEND:VCARD\r\n"
    ),
    (
      "linkedin",
      "Notes:\n\"x\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        + "Anna,Müller,u,,TSV,\"L, N\",05 Jun 2024\n"
    ),
    ("mastodon", "Account address,Show boosts\nanna@x.example,true\n"),
    (
      "whatsapp",
      "12.03.26, 18:02 - Anna hat die Gruppe „Bad“ erstellt\n12.03.26, 18:05 - Anna: x\n"
        + "[13.03.26, 18:05:10] Bernd: y\n"
    ),
    (
      "mbox",
      "From a@x Mon Mar  4 10:00:00 2024\nFrom: =?utf-8?Q?M=C3=BCller?= <a@x>\nTo: b@x, \"C, D\" <c@x>\n"
        + "Date: Mon, 4 Mar 2024 10:00:00 +0100\n\nText\n"
    ),
    (
      "ics",
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Treffen\r\nDTSTART:20240605T180000Z\r\n"
        + "ATTENDEE;CN=Anna:mailto:a@x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    ),
  ]
}
