"""The heads of minutes in many house styles."""

import pytest

from tests.extractors.structure.heads import MINUTES, Facts, facts_of, structure_of


@pytest.mark.parametrize(
    ("head", "facts"),
    [
        pytest.param(
            "# MINUTES OF THE PUBLIC BOARD OF DIRECTORS\n"
            "Held on Thursday 28 November 2024 at 09:30 hrs\n"
            "in the Boardroom, Trust Headquarters, Vale Hospital\n"
            "Present:\n"
            "Ann Elm Chair",
            ("PUBLIC BOARD OF DIRECTORS", "2024-11-28", "09:30", None, "Boardroom, Trust Headquarters, Vale Hospital"),
            id="nhs table",
        ),
        pytest.param(
            "# Ashcombe NHS Foundation Trust\n"
            "# Minutes of the Trust Board Meeting held in Public\n"
            "Wednesday 3 July 2024, 1.00pm – 4.30pm\n"
            "Via MS Teams",
            ("Trust Board", "2024-07-03", "13:00", "16:30", "MS Teams"),
            id="nhs via MS Teams",
        ),
        pytest.param(
            "# ASHCOMBE DISTRICT COUNCIL\n"
            "Minutes of the Meeting of the PLANNING COMMITTEE held in the Council Chamber, Civic Centre, "
            "Ashcombe\n"
            "on Wednesday, 16 October 2024 at 7.00 p.m.",
            ("PLANNING COMMITTEE", "2024-10-16", "19:00", None, "Council Chamber, Civic Centre, Ashcombe"),
            id="council in chamber",
        ),
        pytest.param(
            "At a meeting of the Health and Wellbeing Board held on Thursday 22nd May, 2025 at 2.00 p.m. in "
            "Committee Room 1, Shire Hall, Ashcombe",
            ("Health and Wellbeing Board", "2025-05-22", "14:00", None, "Committee Room 1, Shire Hall, Ashcombe"),
            id="at a meeting of",
        ),
        pytest.param(
            "# ASHCOMBE TOWN COUNCIL\n"
            "# MINUTES OF THE COUNCIL MEETING HELD ON TUESDAY 4TH JUNE 2024 AT19:00 HRS IN THE TOWN HALL",
            ("ASHCOMBE TOWN COUNCIL", "2024-06-04", "19:00", None, "TOWN HALL"),
            id="council AT hrs",
        ),
        pytest.param(
            "# Milldale Community Council\n"
            "Minutes of the Ordinary Meeting held at Milldale Village Hall on 12.03.2024 at 18.30hrs",
            ("Milldale Community Council", "2024-03-12", "18:30", None, "Milldale Village Hall"),
            id="18.30hrs",
        ),
        pytest.param(
            "# CITY OF ASHCOMBE\n"
            "# CITY COUNCIL\n"
            "# REGULAR MEETING MINUTES\n"
            "May 22, 2024\n"
            "6:30 PM\n"
            "City Hall Council Chambers\n"
            "CALL TO ORDER: Mayor Elm called the meeting to order at 6:32 p.m.",
            ("CITY COUNCIL", "2024-05-22", "18:32", None, "City Hall Council Chambers"),
            id="us city",
        ),
        pytest.param(
            "# MINUTES OF THE REGULAR MEETING OF THE ASHCOMBE CITY COUNCIL\nTUESDAY, MAY 7, 2024 – 7:00 P.M.",
            ("ASHCOMBE CITY COUNCIL", "2024-05-07", "19:00", None, None),
            id="us one line",
        ),
        pytest.param(
            "# Town of Ashcombe Planning Board\n"
            "# Meeting Minutes - 05/22/2024\n"
            "The meeting was called to order at 7:03 PM by Chair Ann Elm.",
            ("Town of Ashcombe Planning Board", "2024-05-22", "19:03", None, None),
            id="us numeric",
        ),
        pytest.param(
            "# TOWN OF ASHCOMBE\n# BOARD OF SELECTMEN\nMinutes of Meeting of Monday, June 3, 2024",
            ("BOARD OF SELECTMEN", "2024-06-03", None, None, None),
            id="board of selectmen",
        ),
        pytest.param(
            "# Ashcombe Unified School District\n"
            "# Board of Education\n"
            "# Regular Board Meeting Minutes\n"
            "Date: June 10, 2024 Time: 5:30 PM Location: District Office, 12 Mill Road",
            ("Board of Education", "2024-06-10", "17:30", None, "District Office, 12 Mill Road"),
            id="school board",
        ),
        pytest.param(
            "# ASHCOMBE COUNTY BOARD OF COUNTY COMMISSIONERS\n"
            "# MINUTES OF REGULAR SESSION\n"
            "Tuesday, June 11, 2024 9:00 a.m.",
            ("ASHCOMBE COUNTY BOARD OF COUNTY COMMISSIONERS", "2024-06-11", "09:00", None, None),
            id="county commissioners",
        ),
        pytest.param(
            "# THE ASHCOMBE COUNCIL\n"
            "# EDUCATION AND COMMUNITIES COMMITTEE\n"
            "Minute of Meeting of the Education and Communities Committee held in the Town Hall, Ashcombe on "
            "Tuesday 21 May 2024 at 10.15 am",
            ("Education and Communities Committee", "2024-05-21", "10:15", None, "Town Hall, Ashcombe"),
            id="scottish",
        ),
        pytest.param(
            "# MINUTE of MEETING of ASHCOMBE CITY COUNCIL\n"
            "ASHCOMBE, 21 August 2024. Minute of Meeting of ASHCOMBE CITY COUNCIL. Present:- Lord Provost Elm",
            ("ASHCOMBE CITY COUNCIL", "2024-08-21", None, None, None),
            id="scot minute",
        ),
        pytest.param(
            "# Comhairle Contae Ashcombe\n"
            "# Minutes of Meeting of Vale Municipal District held in the Civic Offices, Vale on Monday 13th "
            "May 2024 at 2.30 p.m.",
            ("Vale Municipal District", "2024-05-13", "14:30", None, "Civic Offices, Vale"),
            id="irish md",
        ),
        pytest.param(
            "# ASHCOMBE BOROUGH COUNCIL\n"
            "At the Annual Meeting of the Council held at the Guildhall, Ashcombe on the 22nd day of May 2024"
            " at 12 noon",
            ("ASHCOMBE BOROUGH COUNCIL", "2024-05-22", "12:00", None, "Guildhall, Ashcombe"),
            id="22nd day",
        ),
        pytest.param(
            "# Pensions Committee\n"
            "Minutes of the meeting held at 12 noon on 6 March 2024 in Room 3.1, County Hall, Ashcombe",
            ("Pensions Committee", "2024-03-06", "12:00", None, "Room 3.1, County Hall, Ashcombe"),
            id="noon",
        ),
        pytest.param(
            "# Ashcombe Library Trust - Board of Trustees\n# Minutes, 2024-05-22",
            ("Ashcombe Library Trust - Board of Trustees", "2024-05-22", None, None, None),
            id="iso",
        ),
        pytest.param(
            "# Ashcombe Neighbourhood Forum\n# Minutes of meeting 22/05/24\n7.30 – 9pm",
            ("Ashcombe Neighbourhood Forum", "2024-05-22", "19:30", "21:00", None),
            id="slashes",
        ),
        pytest.param(
            "# Vale Community Association Minutes Wed 9 Oct 2024 7:30pm",
            ("Vale Community Association", "2024-10-09", "19:30", None, None),
            id="wed 9 oct",
        ),
        pytest.param(
            "# Vale Integrated Care Board\n"
            "# Minutes\n"
            "Date: Tuesday 14th May 2024\n"
            "Time: 1.00pm to 3.30pm\n"
            "Venue: Oak Suite, Vale House, 12 Mill Lane, Ashcombe, AB1 2CD\n"
            "Chair: Ann Elm",
            (
                "Vale Integrated Care Board",
                "2024-05-14",
                "13:00",
                "15:30",
                "Oak Suite, Vale House, 12 Mill Lane, Ashcombe, AB1 2CD",
            ),
            id="fields",
        ),
        pytest.param(
            "# Cabinet\n"
            "Minutes of the hybrid meeting held on Monday, 15 July 2024 at 10:00 in the Council Chamber, "
            "County Hall and remotely via Microsoft Teams",
            ("Cabinet", "2024-07-15", "10:00", None, "Council Chamber, County Hall and remotely via Microsoft Teams"),
            id="hybrid",
        ),
        pytest.param(
            "# ASHCOMBE COUNTY BOROUGH COUNCIL\n"
            "# MINUTES OF A MEETING OF THE GOVERNANCE AND AUDIT COMMITTEE HELD HYBRID IN THE COUNCIL CHAMBER "
            "- CIVIC OFFICES, VALE STREET, ASHCOMBE, AB1 4WB ON THURSDAY, 6 JUNE 2024 AT 10:00",
            (
                "GOVERNANCE AND AUDIT COMMITTEE",
                "2024-06-06",
                "10:00",
                None,
                "COUNCIL CHAMBER - CIVIC OFFICES, VALE STREET, ASHCOMBE, AB1 4WB",
            ),
            id="welsh",
        ),
        pytest.param(
            "# LONDON BOROUGH OF ASHCOMBE\n"
            "# MINUTES OF THE OVERVIEW AND SCRUTINY COMMITTEE\n"
            "# HELD AT 6.30 P.M. ON MONDAY, 23 SEPTEMBER 2024\n"
            "# COUNCIL CHAMBER, TOWN HALL, 160 VALE ROAD, ASHCOMBE E1 1BJ",
            (
                "OVERVIEW AND SCRUTINY COMMITTEE",
                "2024-09-23",
                "18:30",
                None,
                "COUNCIL CHAMBER, TOWN HALL, 160 VALE ROAD, ASHCOMBE E1 1BJ",
            ),
            id="london",
        ),
        pytest.param(
            "THE LONDON BOROUGH OF ASHCOMBE\n"
            "At a meeting of the HEALTH AND WELLBEING BOARD held on WEDNESDAY, 20TH MARCH, 2024 at 3.00 pm in"
            " The Council Chamber, Town Hall, Mill Street, Ashcombe WC1H 9JE",
            (
                "HEALTH AND WELLBEING BOARD",
                "2024-03-20",
                "15:00",
                None,
                "The Council Chamber, Town Hall, Mill Street, Ashcombe WC1H 9JE",
            ),
            id="camden-like",
        ),
        pytest.param(
            "# Audit Committee\nTuesday 4 June 2024\nStart Time: 18:00\nFinish Time: 19:45\nVenue: Civic Suite",
            ("Audit Committee", "2024-06-04", "18:00", "19:45", "Civic Suite"),
            id="start finish",
        ),
        pytest.param(
            "# Ashcombe Council\n"
            "# Licensing Sub-Committee\n"
            "Tuesday 4 June 2024\n"
            "Meeting commenced: 10.00 a.m. Meeting concluded: 11.25 a.m.",
            ("Licensing Sub-Committee", "2024-06-04", "10:00", "11:25", None),
            id="time commenced concluded",
        ),
        pytest.param(
            "# MILLDALE PARISH COUNCIL\n"
            "Minutes of the Parish Council Meeting held on Monday 3rd June 2024, in St Mary’s Church Hall, "
            "commencing at 7.30pm.",
            ("MILLDALE PARISH COUNCIL", "2024-06-03", "19:30", None, "St Mary’s Church Hall"),
            id="present line",
        ),
        pytest.param(
            "# Milldale-on-Sea Parish Council\n"
            "# DRAFT MINUTES of the Annual Parish Council Meeting held at 7:00 PM on 14 May 2024 at The "
            "Pavilion, Mill Lane",
            ("Milldale-on-Sea Parish Council", "2024-05-14", "19:00", None, "The Pavilion, Mill Lane"),
            id="draft minutes x",
        ),
        pytest.param(
            "# Milldale Parish\n"
            "# Minutes of the Annual Parish Meeting held on Thursday 18 April 2024 at 7pm in the Village Hall",
            ("Annual Parish Meeting", "2024-04-18", "19:00", None, "Village Hall"),
            id="annual parish meeting",
        ),
        pytest.param(
            "# Ashcombe Primary School\n"
            "# Minutes of the Full Governing Body meeting\n"
            "Held on Tuesday 19th March 2024 at 6:00pm",
            ("Full Governing Body", "2024-03-19", "18:00", None, None),
            id="governors",
        ),
        pytest.param(
            "# ASHCOMBE AND VALE JOINT WASTE COMMITTEE\n"
            "Minutes of a Meeting of the Joint Waste Committee held in Committee Room A, Vale House on 8 "
            "July, 2024, commencing at 2.00 p.m. and concluding at 3.40 p.m.",
            ("Joint Waste Committee", "2024-07-08", "14:00", "15:40", "Committee Room A, Vale House"),
            id="joint committee",
        ),
        pytest.param(
            "# Ashcombe Police and Crime Panel\nFriday 2 February 2024\n10:30am, Council Chamber, County Hall",
            ("Ashcombe Police and Crime Panel", "2024-02-02", "10:30", None, "Council Chamber, County Hall"),
            id="police & crime",
        ),
        pytest.param(
            "# Schools’ Forum\n"
            "# Minutes of meeting 18 January 2024, 4.30pm-6.30pm, virtual meeting via Microsoft Teams",
            ("Schools’ Forum", "2024-01-18", "16:30", "18:30", "Microsoft Teams"),
            id="schools forum",
        ),
        pytest.param(
            "# Ashcombe Homes – Tenant Scrutiny Panel\nNotes of meeting held 6 June 2024 (2pm – 4pm, Teams)",
            ("Ashcombe Homes – Tenant Scrutiny Panel", "2024-06-06", "14:00", "16:00", "Teams"),
            id="tenants",
        ),
        pytest.param(
            "# Vale Allotment Association\n"
            "Minutes of the Committee Meeting held on 9th February 2021 by Zoom at 7.30 p.m.",
            ("Vale Allotment Association", "2021-02-09", "19:30", None, "Zoom"),
            id="zoom",
        ),
        pytest.param(
            "# VALE FIRE AND RESCUE AUTHORITY\n"
            "MINUTES of the meeting of the Vale Fire and Rescue Authority held on 12 December 2023 at Service"
            " Headquarters, Mill Lane, commencing at 1030 hours.",
            ("Vale Fire and Rescue Authority", "2023-12-12", "10:30", None, "Service Headquarters, Mill Lane"),
            id="fire",
        ),
        pytest.param(
            "# Vale Growth Board Meeting\n22 March 2024, 09:00–11:00\nLocation: Hybrid – Oak Room, Vale House / Teams",
            ("Vale Growth Board", "2024-03-22", "09:00", "11:00", "Hybrid – Oak Room, Vale House / Teams"),
            id="lep",
        ),
        pytest.param(
            "# Vale National Park Authority\n"
            "# Minutes of the Planning Committee Meeting held on Friday 12 April 2024 at Vale House, Mill "
            "Road, at 10.05 am",
            ("Planning Committee", "2024-04-12", "10:05", None, "Vale House, Mill Road"),
            id="park authority",
        ),
        pytest.param(
            "# Vale Hospitals NHS Foundation Trust\n"
            "# Council of Governors\n"
            "Minutes of a meeting in public held on Tuesday 14 May 2024 at 17.00 in the Education Centre",
            ("Council of Governors", "2024-05-14", "17:00", None, "Education Centre"),
            id="council of governors",
        ),
        pytest.param(
            "# Mill Lane Surgery\n# Patient Participation Group (PPG) Meeting\nThursday 6th June 2024 at 6.30pm",
            ("Patient Participation Group (PPG)", "2024-06-06", "18:30", None, None),
            id="patient group",
        ),
        pytest.param(
            "# ASHCOMBE TOWN COUNCIL\n# Christmas Lights Working Party\nNotes of meeting held on 3 June 2024 at 6pm",
            ("Christmas Lights Working Party", "2024-06-03", "18:00", None, None),
            id="working party",
        ),
        pytest.param(
            "# Flooding Task and Finish Group\nMinutes of the meeting held on 3 June 2024 at 6pm",
            ("Flooding Task and Finish Group", "2024-06-03", "18:00", None, None),
            id="task and finish",
        ),
        pytest.param(
            "# Local Joint Consultative Forum\n5.00 pm, Thursday 13 June 2024",
            ("Local Joint Consultative Forum", "2024-06-13", "17:00", None, None),
            id="consultative",
        ),
        pytest.param(
            "# Ashcombe North Area Assembly\nMinutes of meeting 13 June 2024 6:00 p.m. at Ashcombe Leisure Centre",
            ("Ashcombe North Area Assembly", "2024-06-13", "18:00", None, "Ashcombe Leisure Centre"),
            id="area committee",
        ),
        pytest.param(
            "# Ashcombe Integration Joint Board\n"
            "Minute of meeting held on Wednesday 27 March 2024 at 10am by video conference",
            ("Ashcombe Integration Joint Board", "2024-03-27", "10:00", None, "video conference"),
            id="ijb",
        ),
        pytest.param(
            "# ASHCOMBE COUNTY COUNCIL\n"
            "# Minutes of Monthly Meeting of Ashcombe County Council held in the Council Chamber, Áras an "
            "Chontae, Ashcombe on Monday 10th June, 2024 at 10.30 a.m.",
            ("Ashcombe County Council", "2024-06-10", "10:30", None, "Council Chamber, Áras an Chontae, Ashcombe"),
            id="irish council",
        ),
        pytest.param(
            "Minutes of the Monthly Meeting of Ashcombe Borough Council held remotely via Zoom on Tuesday 4th"
            " May 2021 at 6.00 pm.",
            ("Ashcombe Borough Council", "2021-05-04", "18:00", None, "Zoom"),
            id="ni council",
        ),
        pytest.param(
            "# Vale Combined Authority Board\nFriday, 26th January 2024 at 11:00am",
            ("Vale Combined Authority Board", "2024-01-26", "11:00", None, None),
            id="combined",
        ),
        pytest.param(
            "# Ashcombe Library Board of Trustees\n"
            "Meeting Date: 6/10/2024\n"
            "Meeting called to order at 4:46pm by President Elm.\n"
            "Location: Main Library Meeting Room",
            ("Ashcombe Library Board of Trustees", "2024-10-06", "16:46", None, "Main Library Meeting Room"),
            id="month first field",
        ),
        pytest.param(
            "# STANDARDS COMMITTEE\n"
            "Meeting held on Tuesday, 11 June 2024 at 6.30 pm in F10, Town Hall, Mill Street, Ashcombe AB1 "
            "2CD",
            ("STANDARDS COMMITTEE", "2024-06-11", "18:30", None, "F10, Town Hall, Mill Street, Ashcombe AB1 2CD"),
            id="standards",
        ),
    ],
)
def test_heads_of_minutes(head: str, facts: Facts) -> None:
    structure = structure_of(head, MINUTES)
    assert (structure.kind, facts_of(structure)) == ("minutes", facts)
